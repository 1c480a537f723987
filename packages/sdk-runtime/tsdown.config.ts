import { published } from '../../tsdown.config.ts';

export default published({ client: 'src/client.ts', fetch: 'src/fetch.ts' });

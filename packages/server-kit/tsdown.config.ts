import { published } from '../../tsdown.config.ts';

export default published({ index: 'src/index.ts' });

import { published } from '../../tsdown.config.ts';

export default published({
  index: 'generated/index.gen.ts',
  fetch: 'generated/fetch.gen.ts',
  schemas: 'generated/sdk/operation-schemas.gen.ts',
  server: 'generated/server.gen.ts',
});

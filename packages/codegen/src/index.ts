export { type Generated, generate } from './generate.ts';
export { GenerationError, type GenerationErrorCode } from './generation-error.ts';
export type { Job } from './load.ts';
export type { Finding } from './prepare/finding.ts';
export { type Prepared, prepare } from './prepare/prepare.ts';

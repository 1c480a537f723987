export { type Generated, generate, type Job } from './generate.ts';
export { GenerationError, type GenerationErrorCode } from './generation-error.ts';

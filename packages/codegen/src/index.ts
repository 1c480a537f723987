export { type Generated, generate } from './generate.ts';
export { GenerationError, type GenerationErrorCode } from './generation-error.ts';
export { jobOf } from './job-of.ts';
export type { Job } from './load.ts';
export { prepareBundled, writePrepared } from './prepare/bundle.ts';
export type { Finding } from './prepare/finding.ts';
export { type Prepared, prepare } from './prepare/prepare.ts';
export { report } from './report/report.ts';

export * from './common.ts';
export { findMisfit, type StandardSchema } from './find-misfit.ts';
export { createClient, type Options, type SdkClient } from './sdk-client.ts';

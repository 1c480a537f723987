export * from './common.ts';
export { findMisfit, type StandardSchema } from './find-misfit.ts';
export type { ByMediaType } from './ranges.ts';
export type { Scenario, Scenarios } from './scenario.ts';
export { createClient, type MediaOptions, type Options, type SdkClient } from './sdk-client.ts';

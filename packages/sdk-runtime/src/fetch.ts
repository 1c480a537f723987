export * from './common.ts';
export { type Contract, createFetchClient } from './fetch-client.ts';
export type { FetchClient } from './fetch-types.ts';

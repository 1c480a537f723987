export type { Middleware } from 'openapi-fetch';
export * from './common.ts';
export { type Contract, createFetchClient } from './fetch-client.ts';
export type { FetchCallOptions, FetchClientOptions } from './fetch-options.ts';
export { fetchParameters } from './fetch-parameters.ts';
export type { FetchClient } from './fetch-types.ts';

export type { Middleware } from 'openapi-fetch';
export * from './common.ts';
export { type Contract, createFetchClient } from './fetch-client.ts';
export type { FetchCallOptions, FetchClientOptions } from './fetch-options.ts';
export type { FetchClient } from './fetch-types.ts';
export { writeFetch } from './write-fetch.ts';

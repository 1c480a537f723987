export type { Middleware } from 'openapi-fetch';
export * from './common.ts';
export { createFetchClient } from './fetch-client.ts';
export type { Contract, FetchOperation } from './fetch-operation.ts';
export type { FetchCallOptions, FetchClientOptions } from './fetch-options.ts';
export type { FetchClient } from './fetch-types.ts';
export { writeFetch } from './write-fetch.ts';

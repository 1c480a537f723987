export { appOptions, createAppOptions } from './app-options.ts';
export { bearerChallenge } from './bearer-challenge.ts';
export type {
  Attempt,
  Authenticate,
  Authenticated,
  ContractSource,
  ServerHandlers,
  ServerOptions,
} from './contract.ts';
export type { EarlyRefusal, OnRefused } from './early-refusal.ts';
export type { ErrorAnswer, ErrorShape, RefusalTexts } from './error-shape.ts';
export { describeRefusal, problemDetails, statusOf } from './error-shape.ts';
export type { OpenApiDocument, SecurityScheme } from './openapi.ts';
export { principalOf } from './principal.ts';
export type { FieldRefusal, JsonFault, JsonKind, Refusal, Violation } from './refusal.ts';
export { RefusalError } from './refusal.ts';
export { serverPlugin } from './server-plugin.ts';

export type { OpenApiDocument, SecurityScheme } from '@clientele/openapi';
export { answerEarly } from './early/answer-early.ts';
export { appOptions, createAppOptions } from './early/app-options.ts';
export type { EarlyRefusal, OnRefused } from './early/early-refusal.ts';
export { ServerKitError, type ServerKitErrorCode } from './errors/server-kit-error.ts';
export { methodsAt, type Routed } from './plugin/paths.ts';
export type {
  ContractSource,
  ResponseChecker,
  ServerHandlers,
  ServerOptions,
} from './plugin/server-options.ts';
export { serverPlugin } from './plugin/server-plugin.ts';
export { bearerChallenge } from './refusal/bearer-challenge.ts';
export type { RefusalTexts } from './refusal/describe-refusal.ts';
export { describeRefusal } from './refusal/describe-refusal.ts';
export type { ErrorAnswer, ErrorShape } from './refusal/error-shape.ts';
export { statusOf } from './refusal/error-shape.ts';
export { problemDetails } from './refusal/problem-details.ts';
export type { FieldRefusal, JsonFault, Refusal } from './refusal/refusal.ts';
export { RefusalError } from './refusal/refusal-error.ts';
export { type JsonLimits, parseJson } from './request/parse-json.ts';
export { InvalidResponseError } from './response/invalid-response-error.ts';
export type { JsonKind, Violation } from './schema/violation.ts';
export type { Attempt, Authenticate, Authenticated } from './security/authenticate.ts';
export { principalOf } from './security/principal.ts';

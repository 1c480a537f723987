// What every SDK exports beside its own, whatever the contract; the generator reads the names here.
export { BaseUrlError } from './base-url.ts';
export { ClienteleError, type ErrorCode } from './clientele-error.ts';
export type { SecurityScheme, Token } from './credentials.ts';
export {
  AbortError,
  ContractViolationError,
  NetworkError,
  ResponseError,
  TimeoutError,
  UndocumentedStatusError,
} from './errors.ts';
export { exhaustive } from './exhaustive.ts';
export { PathParameterError } from './expand-path.ts';
export type { Validate } from './find-misfit.ts';
export {
  type Hooks,
  type ObservedAttempt,
  type ObservedOutcome,
  type Observer,
  observe,
  type RawAttempt,
} from './observe.ts';
export type { Operation, RetryRule } from './operation.ts';
export type { CallOptions, ClientOptions, IdempotencyOptions } from './options.ts';
export type {
  Abort,
  Answer,
  AnyOutcome,
  Documented,
  Misfit,
  Network,
  Outcome,
  Timeout,
  Undocumented,
  Unexpected,
  Violation,
} from './outcome.ts';
export { type Clock, type Resilience, type ResilienceOptions, resilient } from './resilience.ts';
export { type SuccessBody, unwrap } from './unwrap.ts';

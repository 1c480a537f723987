import { type CallOptions, type ClientOptions, createCaller, type Input } from './caller.ts';
import { guard } from './guard.ts';
import type { Operation } from './operation.ts';
import type { Outcome } from './outcome.ts';
import { serializeQuery } from './query.ts';

export { BaseUrlError } from './base-url.ts';
export type { CallOptions, ClientOptions } from './caller.ts';
export type { SecurityScheme, Token } from './credentials.ts';
export {
  AbortError,
  ClienteleError,
  ContractViolationError,
  type ErrorCode,
  NetworkError,
  ResponseError,
  TimeoutError,
  UndocumentedStatusError,
} from './errors.ts';
export { exhaustive } from './exhaustive.ts';
export { PathParameterError } from './expand-path.ts';
export { findMisfit, type StandardSchema, type Validate } from './find-misfit.ts';
export type { Operation, RetryRule } from './operation.ts';
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

/** What the generated SDK functions call. */
export interface SdkClient {
  call<Responses>(operation: Operation, input: Input): Promise<Outcome<Responses>>;
}

interface Data {
  readonly url: string;
}

/** Options of an SDK function: what the operation takes, the client, and those of a call. */
export type Options<T extends Data> = Omit<T, 'url'> & CallOptions & { readonly client: SdkClient };

/**
 * Makes the client that the SDK functions of a contract take.
 *
 * @example
 * ```ts
 * const client = createClient({ token: 'example-token' }, 'http://localhost:4010');
 * const outcome = await client.call<{ 200: Thing }>(getThing, { path: { id: '42' } });
 * ```
 * @throws {@link BaseUrlError}
 */
export function createClient(options: ClientOptions, defaultUrl: string): SdkClient {
  const call = createCaller(options, defaultUrl, serializeQuery);
  // The generated types say what each operation's statuses hold.
  return guard({ call } as SdkClient, () => 'Client');
}

import { type Details, details } from './guard.ts';

/** What went wrong, as a word that programs compare; stable. */
export type ErrorCode =
  | 'ERR_RESPONSE'
  | 'ERR_UNDOCUMENTED_STATUS'
  | 'ERR_CONTRACT_VIOLATION'
  | 'ERR_NETWORK'
  | 'ERR_TIMEOUT'
  | 'ERR_ABORTED';

/** Any outcome but a success, as far as an error shows it. */
export interface Failed {
  readonly kind: string;
  readonly operation?: string;
  readonly status?: number | undefined;
  readonly body?: unknown;
  readonly response?: { readonly status: number };
  readonly cause?: unknown;
  readonly pointer?: string;
  readonly expected?: string;
  readonly received?: string;
  readonly [details]?: Details;
}

/** A call that did not succeed; the base of one class per kind of outcome. */
export abstract class ClienteleError extends Error {
  abstract readonly code: ErrorCode;
  readonly operation: string | undefined;
  /** The answer's status; `undefined` when none arrived. */
  readonly status: number | undefined;
  readonly #outcome: Failed;

  constructor(outcome: Failed, message: string) {
    super(`${outcome.operation}: ${message}`, 'cause' in outcome ? { cause: outcome.cause } : {});
    this.operation = outcome.operation;
    this.status = statusOf(outcome);
    this.#outcome = outcome;
  }

  /** The answer's body. No property of its own, since loggers print those, secrets and all. */
  get body(): unknown {
    return this.#outcome.body;
  }

  /** What a log may hold. */
  toJSON(): object {
    const { name, code, message, operation, status } = this;
    return { name, code, message, operation, status, body: shown(this.#outcome)['body'] };
  }
}

/** The vendor refused: a documented status that is no success. */
export class ResponseError extends ClienteleError {
  override readonly name = 'ResponseError';
  readonly code = 'ERR_RESPONSE';

  constructor(outcome: Failed) {
    super(outcome, `refused with ${statusOf(outcome)}${said(outcome)}`);
  }
}

/** The vendor answered with a status that its contract does not have; a redirect is one. */
export class UndocumentedStatusError extends ClienteleError {
  override readonly name = 'UndocumentedStatusError';
  readonly code = 'ERR_UNDOCUMENTED_STATUS';

  constructor(outcome: Failed) {
    const redirect = Number(statusOf(outcome)) < 400 ? ' Redirects are not followed; correct `baseUrl`.' : '';
    super(
      outcome,
      `answered with ${statusOf(outcome)}, which its contract does not document${said(outcome)}.${redirect}`,
    );
  }
}

/** The vendor broke its contract: the body does not fit its status. */
export class ContractViolationError extends ClienteleError {
  override readonly name = 'ContractViolationError';
  readonly code = 'ERR_CONTRACT_VIOLATION';
  readonly pointer: string;

  constructor(outcome: Failed) {
    const { pointer = '', expected, received } = outcome;
    super(
      outcome,
      `the body of ${statusOf(outcome)} breaks its contract at "${pointer}": expected ${expected}, received ${received}`,
    );
    this.pointer = pointer;
  }
}

/** No answer arrived, or only part of one. */
export class NetworkError extends ClienteleError {
  override readonly name = 'NetworkError';
  readonly code = 'ERR_NETWORK';

  constructor(outcome: Failed) {
    super(outcome, `no answer: ${reason(outcome.cause)}`);
  }
}

/** The answer took longer than allowed. */
export class TimeoutError extends ClienteleError {
  override readonly name = 'TimeoutError';
  readonly code = 'ERR_TIMEOUT';

  constructor(outcome: Failed) {
    super(outcome, `no answer in time: ${reason(outcome.cause)}`);
  }
}

/** The caller aborted the call. */
export class AbortError extends ClienteleError {
  override readonly name = 'AbortError';
  readonly code = 'ERR_ABORTED';

  constructor(outcome: Failed) {
    super(outcome, `aborted: ${reason(outcome.cause)}`);
  }
}

/** The error of an outcome that is no success. */
export function toError(outcome: Failed): ClienteleError {
  if (outcome.kind === 'error') return new ResponseError(outcome);
  if (outcome.kind === 'undocumented') return new UndocumentedStatusError(outcome);
  if (outcome.kind === 'violation') return new ContractViolationError(outcome);
  if (outcome.kind === 'timeout') return new TimeoutError(outcome);
  if (outcome.kind === 'abort') return new AbortError(outcome);
  return new NetworkError(outcome);
}

function statusOf({ status, response }: Failed): number | undefined {
  return status ?? response?.status;
}

function shown(outcome: Failed): Readonly<Record<string, unknown>> {
  return outcome[details]?.show() ?? { ...outcome };
}

/** The vendor's own words, from where the contract has them. */
function said(outcome: Failed): string {
  const { body } = shown(outcome);
  const texts = (outcome[details]?.messages ?? []).map((pointer) => at(body, pointer));
  const text = typeof body === 'string' ? body : texts.find((one) => typeof one === 'string' && one !== '');
  return text ? `: ${String(text).slice(0, 200)}` : '';
}

function at(body: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  // What is no object has no members, and reading them off gives undefined.
  return keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], body);
}

function reason(cause: unknown): string {
  const { message = String(cause), cause: inner } = (cause ?? {}) as {
    message?: string;
    cause?: { message?: string };
  };
  return inner?.message ? `${message} (${inner.message})` : message;
}

import { ClienteleError } from './clientele-error.ts';
import { namesIn } from './names-in.ts';
import type { Misfit } from './outcome.ts';

/** Any outcome but a success, as far as an error shows it. */
export interface Failed {
  readonly kind: string;
  readonly operation?: string;
  readonly attempts?: number;
  readonly status?: number | undefined;
  readonly body?: unknown;
  readonly response?: { readonly status: number };
  readonly headers?: Headers;
  readonly cause?: unknown;
  readonly pointer?: string;
  readonly expected?: string;
  readonly received?: string;
  /** As it may be logged; carries {@link Operation.messages}. */
  readonly toJSON?: {
    (): Readonly<Record<string, unknown>>;
    readonly messages?: readonly string[] | undefined;
  };
}

/** A call that did not succeed. */
abstract class CallError extends ClienteleError {
  override readonly operation: string | undefined;
  override readonly attempts: number | undefined;
  override readonly status: number | undefined;
  readonly #outcome: Failed;

  constructor(outcome: Failed, message: string) {
    const { attempts = 1, operation } = outcome;
    const tries = attempts > 1 ? ` (${attempts} attempts)` : '';
    // One line, and nothing that a terminal would obey.
    const line = `${operation}: ${message}${tries}`.replace(/[\s\p{Cc}]+/gu, ' ');
    super(line, 'cause' in outcome ? { cause: outcome.cause } : {});
    this.operation = operation;
    this.attempts = outcome.attempts;
    this.status = statusOf(outcome);
    this.#outcome = outcome;
  }

  /** No property of its own, since loggers print those, secrets and all. */
  get body(): unknown {
    return this.#outcome.body;
  }

  override toJSON(): object {
    const { name, code, message, operation, attempts, status } = this;
    return { name, code, message, operation, attempts, status, body: shown(this.#outcome)['body'] };
  }
}

/** The vendor refused: a documented status that is no success. */
export class ResponseError extends CallError {
  override readonly name = 'ResponseError';
  readonly code = 'ERR_RESPONSE';

  constructor(outcome: Failed) {
    super(outcome, `refused with ${statusOf(outcome)}${said(outcome)}`);
  }
}

/** The vendor answered with a status that its contract does not have; a redirect is one. */
export class UndocumentedStatusError extends CallError {
  override readonly name = 'UndocumentedStatusError';
  readonly code = 'ERR_UNDOCUMENTED_STATUS';

  constructor(outcome: Failed) {
    super(
      outcome,
      `answered with ${statusOf(outcome)}, ${redirect(outcome) ?? `which its contract does not document${said(outcome)}`}`,
    );
  }
}

/** The vendor broke its contract: the body does not fit its status. */
export class ContractViolationError extends CallError {
  override readonly name = 'ContractViolationError';
  readonly code = 'ERR_CONTRACT_VIOLATION';
  readonly pointer: string;

  constructor(outcome: Failed) {
    const { pointer = '', expected, received } = shown(outcome) as Partial<Misfit>; // As an outcome has them.
    super(
      outcome,
      `the body of ${statusOf(outcome)} breaks its contract at "${pointer}": expected ${expected}, received ${received}`,
    );
    this.pointer = pointer;
  }
}

/** No answer arrived, or only part of one. */
export class NetworkError extends CallError {
  override readonly name = 'NetworkError';
  readonly code = 'ERR_NETWORK';

  constructor(outcome: Failed) {
    super(outcome, `no answer: ${reason(outcome.cause)}`);
  }
}

/** The answer took longer than allowed. */
export class TimeoutError extends CallError {
  override readonly name = 'TimeoutError';
  readonly code = 'ERR_TIMEOUT';

  constructor(outcome: Failed) {
    super(outcome, `no answer in time: ${reason(outcome.cause)}`);
  }
}

/** The caller aborted the call. */
export class AbortError extends CallError {
  override readonly name = 'AbortError';
  readonly code = 'ERR_ABORTED';

  constructor(outcome: Failed) {
    super(outcome, `aborted: ${reason(outcome.cause)}`);
  }
}

const classes: Readonly<Record<string, new (outcome: Failed) => ClienteleError>> = {
  error: ResponseError,
  undocumented: UndocumentedStatusError,
  violation: ContractViolationError,
  network: NetworkError,
  timeout: TimeoutError,
  abort: AbortError,
};

/** The error of an outcome that is no success; a TypeError of what types would have refused. */
export function toError(outcome: Failed): Error {
  const Class = classes[outcome?.kind];
  if (Class) return new Class(outcome);
  if (outcome?.kind === 'success')
    return new TypeError(`${outcome.operation}: ${outcome.status} has no case.`);
  return new TypeError('Expected an outcome; is an `await` missing?');
}

/** Says where a redirect leads, which is what `baseUrl` may have to be. */
function redirect({ response, headers }: Failed): string | undefined {
  // Browsers show nothing of a redirect that is not followed.
  if (![0, 301, 302, 303, 307, 308].includes(response?.status ?? -1)) return undefined;
  const location = headers?.get('Location') ?? '';
  const to = URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
  return `a redirect${to} that is not followed; correct \`baseUrl\``;
}

function statusOf({ status, response }: Failed): number | undefined {
  return status ?? response?.status;
}

function shown(outcome: Failed): Readonly<Record<string, unknown>> {
  return outcome.toJSON?.() ?? { ...outcome };
}

/** The vendor's own words, from where the contract has them. */
function said(outcome: Failed): string {
  const { body } = shown(outcome);
  const texts = (outcome.toJSON?.messages ?? []).map((pointer) => at(body, pointer));
  const text = typeof body === 'string' ? body : texts.find((one) => typeof one === 'string' && one !== '');
  return text ? `: ${String(text).slice(0, 200)}` : '';
}

function at(body: unknown, pointer: string): unknown {
  // What is no object has no members, and reading them off gives undefined.
  return namesIn(pointer).reduce<unknown>(
    (node, key) => (node as Record<string, unknown> | undefined)?.[key],
    body,
  );
}

function reason(cause: unknown): string {
  const { message = String(cause), cause: inner } = (cause ?? {}) as {
    message?: string;
    cause?: { message?: string };
  };
  return inner?.message ? `${message} (${inner.message})` : message;
}

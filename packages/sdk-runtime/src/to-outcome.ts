import { type Details, details, guard, redact } from './guard.ts';
import type { Operation } from './operation.ts';
import type { Misfit, Outcome } from './outcome.ts';

/** What an attempt brought: an answer, read to its end, or why there is none. */
export type Reply = { readonly response: Response; readonly text: string } | { readonly failure: unknown };

/** Says what a reply means by the contract. Logs of it show neither secrets nor the credentials. */
export function toOutcome(
  operation: Operation,
  reply: Reply,
  credentials: readonly string[],
  signal?: AbortSignal,
): Outcome<unknown> {
  const outcome =
    'failure' in reply ? unanswered(operation, reply.failure, signal) : answered(operation, reply);
  const show = () => {
    const { headers, response, cause, ...rest } = outcome;
    const status = response?.status;
    const shown = { ...rest, ...(status ? { status } : { cause: String(cause) }) };
    return redact(shown, operation.secrets ?? [], credentials);
  };
  const hidden: Details = { show, messages: operation.messages ?? [] };
  Object.defineProperty(outcome, details, { value: hidden });
  // Only the generated types know which body belongs to which status.
  return guard(outcome, show) as object as Outcome<unknown>;
}

/** Any outcome, before its type is known. */
interface Raw {
  readonly kind: string;
  readonly headers?: Headers;
  readonly response?: Response;
  readonly cause?: unknown;
  readonly [member: string]: unknown;
}

function unanswered({ id }: Operation, cause: unknown, signal?: AbortSignal): Raw {
  const timeout = [cause, signal?.reason].some((reason) => reason?.name === 'TimeoutError');
  const kind = timeout ? 'timeout' : signal?.aborted ? 'abort' : 'network';
  return { kind, operation: id, status: undefined, cause };
}

function answered({ id, responses }: Operation, { response, text }: Extract<Reply, { text: string }>): Raw {
  const { headers, ok, status } = response;
  const facts = { operation: id, headers, response };
  const kind = ok ? 'success' : 'error';
  const hasBody = responses[status];
  if (hasBody === false) return { kind, ...facts, status, body: undefined };
  const [isJson, body] = parse(text);
  if (!hasBody) return { kind: 'undocumented', ...facts, status: undefined, body };
  if (isJson) return { kind, ...facts, status, body };
  const received = text ? 'text' : 'nothing';
  const misfit: Misfit = { pointer: '', expected: 'JSON', received };
  return { kind: 'violation', ...facts, status: undefined, body, ...misfit };
}

function parse(text: string): [isJson: boolean, body: unknown] {
  try {
    return [true, JSON.parse(text)];
  } catch {
    return [false, text || undefined];
  }
}

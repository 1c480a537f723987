import type { Validate } from './find-misfit.ts';
import { type Details, details, guard, redact } from './guard.ts';
import type { Operation } from './operation.ts';
import type { Outcome } from './outcome.ts';

/** What an attempt brought: an answer, read to its end, or why there is none. */
export type Reply = { readonly response: Response; readonly text: string } | { readonly failure: unknown };

interface Context {
  /** What the request carried and no log may hold. */
  readonly credentials: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly validate?: Validate | undefined;
}

/** Says what a reply means by the contract. Logs of it show neither secrets nor the credentials. */
export async function toOutcome(
  operation: Operation,
  reply: Reply,
  context: Context,
): Promise<Outcome<unknown>> {
  const outcome =
    'failure' in reply
      ? unanswered(operation, reply.failure, context)
      : await answered(operation, reply, context.validate);
  const show = () => {
    const { headers, response, cause, ...rest } = outcome;
    const shown = { ...rest, ...(response ? { status: response.status } : { cause: String(cause) }) };
    return redact(shown, operation.secrets ?? [], context.credentials);
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

function unanswered({ id }: Operation, failure: unknown, { credentials, signal }: Context): Raw {
  const timeout = [failure, signal?.reason].some((reason) => reason?.name === 'TimeoutError');
  const kind = timeout ? 'timeout' : signal?.aborted ? 'abort' : 'network';
  return { kind, operation: id, status: undefined, cause: harmless(failure, credentials) };
}

/** The failure itself, unless a log of it would show a credential. */
function harmless(failure: unknown, credentials: readonly string[]): unknown {
  const { stack = String(failure), cause } = (failure ?? {}) as { stack?: string; cause?: Error };
  const told = stack + cause?.stack;
  return redact(told, [], credentials) === told
    ? failure
    : new Error(redact(String(failure), [], credentials));
}

async function answered(
  operation: Operation,
  { response, text }: Extract<Reply, { text: string }>,
  validate: Validate | undefined,
): Promise<Raw> {
  const { headers, ok, status } = response;
  const hasBody = operation.responses[status];
  const [isJson, parsed] = parse(text);
  const body = hasBody === false ? undefined : parsed;
  const facts = { operation: operation.id, headers, response, body };
  if (hasBody === undefined) return { kind: 'undocumented', status: undefined, ...facts };
  const misfit =
    hasBody && !isJson
      ? { pointer: '', expected: 'JSON', received: text ? 'text' : 'nothing' }
      : await validate?.(operation, status, body);
  if (misfit) return { kind: 'violation', status: undefined, ...facts, ...misfit };
  return { kind: ok ? 'success' : 'error', status, ...facts };
}

function parse(text: string): [isJson: boolean, body: unknown] {
  try {
    return [true, JSON.parse(text)];
  } catch {
    return [false, text || undefined];
  }
}

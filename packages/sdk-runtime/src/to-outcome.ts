import type { Validate } from './find-misfit.ts';
import { loggedAs } from './logged-as.ts';
import type { Operation } from './operation.ts';
import type { Outcome } from './outcome.ts';
import { parse } from './parse.ts';
import { isClean, redact, secretsOf } from './redact.ts';
import type { Answered, Call, Reply } from './send.ts';

/** Says what a reply means by the contract. Logs of it show neither secrets nor the credentials. */
export async function toOutcome(call: Call, reply: Reply): Promise<Outcome<unknown>> {
  const { operation, attempts, signal, unsure, observer, validate } = call;
  const secrets = secretsOf(call);
  const raw: Raw = {
    operation: operation.id,
    attempts,
    mayHaveBeenApplied: unsure > 0,
    status: undefined,
    ...('failure' in reply
      ? unanswered(reply.failure, secrets, signal)
      : await (operation.read ?? answered)(operation, reply, validate)),
  };
  const show = () => {
    const { headers, response, cause, ...rest } = raw;
    const shown = response ? { ...rest, status: response.status } : { ...rest, cause: String(cause) };
    return redact(shown, operation.secrets ?? [], secrets);
  };
  // Only an error asks for them, and no log has them there.
  show.messages = operation.messages;
  // Only the generated types know which body belongs to which status.
  const outcome = loggedAs(raw, show) as object as Outcome<unknown>;
  observer?.outcome(call, outcome);
  return outcome;
}

/** Any outcome, before its type is known. */
export interface Raw {
  readonly kind: string;
  readonly headers?: Headers;
  readonly response?: Response;
  readonly cause?: unknown;
  readonly [member: string]: unknown;
}

function unanswered(failure: unknown, secrets: readonly string[], signal: AbortSignal | undefined): Raw {
  const timeout = [failure, signal?.reason].some((reason) => reason?.name === 'TimeoutError');
  const kind = timeout ? 'timeout' : signal?.aborted ? 'abort' : 'network';
  return { kind, cause: harmless(failure, secrets) };
}

/** The failure itself, unless a log of it may show a credential. */
function harmless(failure: unknown, secrets: readonly string[]): unknown {
  let text = '';
  try {
    text = String(failure);
    if (isClean(failure, secrets)) return failure;
  } catch {
    // What cannot be read cannot be shown to be clean.
  }
  // An error writes its name itself.
  return new Error(redact(text.replace(/^Error: /, ''), [], secrets));
}

async function answered(
  operation: Operation,
  { response, text }: Answered,
  validate: Validate | undefined,
): Promise<Raw> {
  const { headers, ok, status } = response;
  const hasBody = operation.responses[status];
  const [isJson, parsed] = parse(text);
  const body = hasBody === undefined ? text : hasBody ? parsed : undefined;
  const facts = { headers, response, body };
  if (hasBody === undefined) return { kind: 'undocumented', statusCode: status, ...facts };
  const misfit =
    hasBody && !isJson
      ? { pointer: '', expected: 'JSON', received: text ? 'text' : 'nothing' }
      : await validate?.(operation, status, body);
  if (misfit) return { kind: 'violation', statusCode: status, ...facts, ...misfit };
  return { kind: ok ? 'success' : 'error', status, ...facts };
}

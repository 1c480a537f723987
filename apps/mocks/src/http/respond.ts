import type { IncomingMessage } from 'node:http';
import { type Answer, type PrismViolation, problem } from '../prism/answer.ts';
import { askPrism, operationOf, type PrismRequest } from '../prism/ask-prism.ts';
import type { BodyCause } from '../prism/causes.ts';
import type { MockedContract } from '../prism/contract.ts';
import { isPercentEncoded, prismRequest } from '../prism/prism-request.ts';
import { MAX_BODY_BYTES, readBody } from './body.ts';
import { parseJson } from './json.ts';

/**
 * Answers one request to a contract: Prism for every request that it can read, and for the others
 * the contract's documented answer. `target` is the request target as Prism shall see it; it is
 * neither decoded nor normalised. Gives `undefined` when the client has gone.
 *
 * @example
 * ```ts
 * const answer = await respond(contract, request, '/teas/a%2Fb?limit=1', 10_000);
 * ```
 */
export async function respond(
  contract: MockedContract,
  request: IncomingMessage,
  target: string,
  patience: number,
): Promise<Answer | undefined> {
  const asked = prismRequest(request, target);
  if (!isPercentEncoded(asked.url.path)) {
    request.resume();
    return problem(400, 'The path is malformed', 'A `%` must start a percent-encoded UTF-8 character.');
  }
  const reason = leftOutReason(contract, asked);
  if (reason !== undefined) {
    request.resume();
    return problem(501, 'The operation is left out', reason);
  }
  const body = await readBody(request, patience);
  if ('bytes' in body) {
    const { bytes } = body;
    const isNone = bytes.length === 0 && !(isJson(request) && needsBody(contract, asked));
    if (isNone) return askPrism(contract, { ...asked, body: null });
    if (!isJson(request)) return askPrism(contract, { ...asked, body: bytes.toString('utf8') });
    const parsed = parseJson(bytes);
    if ('value' in parsed) return askPrism(contract, { ...asked, body: parsed.value });
    const answer = problem(400, 'The body is not valid JSON', parsed.fault);
    return refuse(contract, asked, 'rawBody', answer, parsed.fault);
  }
  if (body.refused === 'gone') return undefined;
  if (body.refused === 'too slow') return tooSlow(body.received, patience);
  const fault = `The body must be at most ${MAX_BODY_BYTES} bytes.`;
  return refuse(contract, asked, 'bodySize', problem(413, 'The body is too large', fault), fault);
}

/** Why the mock has no answer to a request that the contract's own document has an operation for. */
function leftOutReason(contract: MockedContract, asked: PrismRequest): string | undefined {
  const found = contract.leftOut.find(
    ({ method, path }) => method === asked.method && path.test(asked.url.path),
  );
  return found && !operationOf(contract, asked) ? found.reason : undefined;
}

/** Unknown paths, wrong methods and missing tokens come first, as Prism answers them. */
async function refuse(
  contract: MockedContract,
  asked: PrismRequest,
  cause: BodyCause,
  fallback: Answer,
  message: string,
): Promise<Answer> {
  const operation = operationOf(contract, asked);
  const documented = contract.causes.get(`${operation?.method} ${operation?.path} ${cause}`);
  const answer = await askPrism(contract, asked, {
    validateRequest: false,
    preferences: documented ?? {},
  });
  const code = cause === 'rawBody' ? 'malformed_json' : 'body_too_large';
  const violation: PrismViolation = { location: ['request', 'body'], severity: 'Error', code, message };
  const chosen = documented || answer.status >= 400 ? answer : fallback;
  return { ...chosen, violations: [...chosen.violations, violation] };
}

function tooSlow(received: number, patience: number): Answer {
  const detail = `${received} bytes of the body arrived within ${patience} ms, and no end of it.`;
  const answer = problem(408, 'The body is not complete', detail);
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}

/** Many clients send a JSON Content-Type with requests that need no body. */
function needsBody(contract: MockedContract, asked: PrismRequest): boolean {
  return operationOf(contract, asked)?.request?.body?.required === true;
}

function isJson(request: IncomingMessage): boolean {
  return /^application\/([^;\s]+\+)?json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
}

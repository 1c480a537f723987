import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, type PrismViolation, problem } from '../prism/answer.ts';
import { violationsHeader } from '../prism/violations.ts';
import { corsHeaders, grantPreflight, isPreflight } from './cors.ts';

/** One answered request. Holds no header, query or body, since those hold secrets. */
export type Exchange = {
  method: string;
  /** As at the gateway, whichever port it came in by. */
  path: string;
  status: number;
  violations: PrismViolation[];
  milliseconds: number;
};

/** How a listener answers; `undefined` when nobody waits for an answer any more. */
export type Responder = (request: IncomingMessage) => Promise<Answer | undefined>;

/**
 * Makes a listener of node:http from a responder: CORS, `sl-violations`, and never a silent failure.
 *
 * @example
 * ```ts
 * createServer(serve(async () => problem(404, 'Not found', 'Nothing is here.'), '')).listen(8080);
 * ```
 */
export function serve(
  responder: Responder,
  prefix: string,
  onExchange?: (exchange: Exchange) => void,
): RequestListener {
  return async (request, response) => {
    const started = performance.now();
    response.on('error', () => {}); // the client hung up
    let answer: Answer | undefined;
    try {
      answer = isPreflight(request) ? grantPreflight(request) : await responder(request);
      if (answer) send(request, response, answer);
    } catch (error) {
      answer = failure(error);
      send(request, response, answer);
    }
    if (!answer) return;
    const [path = ''] = targetOf(request).split('?', 1);
    onExchange?.({
      method: request.method ?? '',
      path: prefix + path,
      status: answer.status,
      violations: answer.violations,
      milliseconds: performance.now() - started,
    });
  };
}

/** The request target without the origin that a client behind a proxy puts before it; `/` for `*`. */
export function targetOf(request: IncomingMessage): string {
  return (request.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '').replace(/^\*$|^(?=\?|$)/, '/');
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, body = '', violations } = answer;
  const headers = {
    ...answer.headers,
    ...(violations.length > 0 ? { 'sl-violations': violationsHeader(violations) } : {}),
    ...(status === 204 || status === 304 ? {} : { 'content-length': `${Buffer.byteLength(body)}` }),
  };
  response.writeHead(status, { ...corsHeaders(request, Object.keys(headers)), ...headers });
  response.end(body);
}

function failure(error: unknown): Answer {
  return problem(500, 'The mock failed', error instanceof Error ? error.message : String(error));
}

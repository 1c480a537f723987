import {
  createClient,
  type Operation,
  type ResilienceOptions,
  type RetryRule,
  resilient,
} from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';
import { virtualClock } from './virtual-clock.ts';

export type Headers = Record<string, string>;
export type Step = 'reset' | 'hang' | 'deaf' | [status: number, headers?: Headers];

interface Call {
  readonly retry?: RetryRule | undefined;
  readonly body?: unknown;
  readonly options?: ResilienceOptions;
  readonly token?: () => Promise<string>;
  readonly signal?: AbortSignal;
}

type Paths = Record<'/things/{id}', Record<'patch', Verb>>;
type Json = { content: { 'application/json': object } };
type Verb = {
  parameters: { path: { id: string } };
  requestBody: { content: { 'application/json': unknown } };
  responses: { 200: Json; 429: Json; 503: Json };
};
type Bodies = Record<200 | 429 | 503, object>;

export const idempotent: RetryRule = { policy: 'idempotent' };
export const start = Date.UTC(2026, 0, 1);

/** What a scripted server saw and gave; the virtual clock says how long it took. */
export async function play(client: 'sdk' | 'fetch', script: readonly Step[], call: Call = {}) {
  const { clock, elapsed, run } = virtualClock(start);
  const sent: { at: number; body: string; token: string | null }[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { signal, headers } = request;
    const step = script[sent.length] ?? [200];
    sent.push({ at: elapsed(), body: await request.clone().text(), token: headers.get('Authorization') });
    if (step === 'reset') throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    if (step === 'deaf') return new Promise(() => {});
    if (step === 'hang') {
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    }
    const [status, given = {}] = step;
    return Response.json({ status }, { status, headers: given });
  };
  const { body = { a: 1 }, options = {}, token, signal = null } = call;
  const retry = 'retry' in call ? call.retry : idempotent;
  const operation: Operation = {
    id: 'changeThing',
    method: 'PATCH',
    path: '/things/{id}',
    responses: { 200: true, 429: true, 503: true },
    security: [{ type: 'http', scheme: 'Bearer' }],
    ...(retry ? { retry } : {}),
  };
  const resilience = resilient({ clock, random: () => 1, ...options });
  const config = { baseUrl: 'https://api.example.com', fetch, token, resilience };
  const path = { id: '1' };
  const outcome = await run(
    client === 'sdk'
      ? createClient(config, '').call<Bodies>(operation, { path, body, signal })
      : createFetchClient<Paths>({ baseUrl: '', operations: [operation] }, config).PATCH('/things/{id}', {
          params: { path },
          body,
          signal,
        }),
  );
  return { outcome, sent, times: sent.map(({ at }) => at), elapsed: elapsed() };
}

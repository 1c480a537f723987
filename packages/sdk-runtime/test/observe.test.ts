import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type CallOptions,
  type ClientOptions,
  createClient,
  type Hooks,
  type IdempotencyOptions,
  type ObservedAttempt,
  type ObservedOutcome,
  type Operation,
  observe,
  resilient,
} from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';

const url = 'https://api.example.com';
const token = 'tok-5f2c9e1b7a';
const secret = 'sec-91d04b6e3c';
const operation: Operation = {
  id: 'changeThings',
  method: 'PATCH',
  path: '/things',
  responses: { 200: true },
  security: [{ type: 'apiKey', in: 'query', name: 'key' }],
  secrets: ['client_secret'],
  retry: { policy: 'idempotent' },
};
type Json = { content: { 'application/json': unknown } };
type Paths = Record<
  '/things',
  Record<'patch', { parameters: object; requestBody: Json; responses: { 200: Json }; idempotent: true }>
>;
const body = { client_secret: secret };

type More = CallOptions & IdempotencyOptions;
const clients = {
  sdk: (options: ClientOptions, more: More = {}) =>
    createClient(options, url).call<{ 200: unknown }>(operation, { body, ...more }),
  fetch: (options: ClientOptions, more: More = {}) =>
    createFetchClient<Paths>({ baseUrl: url, operations: [operation] }, options).PATCH('/things', {
      body,
      ...more,
    }),
};

/** What is thrown comes first, then this answer. */
function failing(times: number): ClientOptions {
  let left = times;
  return {
    token,
    fetch: async (request) => {
      if (left-- > 0) throw new TypeError(`no route with ${request.url}`);
      return Response.json({ client_secret: secret, echo: token });
    },
    resilience: resilient({ baseDelay: 1 }),
  };
}

afterEach(() => vi.restoreAllMocks());

describe.each(Object.entries(clients))('%s', (_name, call) => {
  it('tells of each attempt and of the outcome, without secrets', async () => {
    const attempts: ObservedAttempt[] = [];
    const outcomes: ObservedOutcome[] = [];
    const began = Date.now();
    const observer = observe({
      onAttempt: (attempt) => attempts.push(attempt),
      onOutcome: (outcome) => outcomes.push(outcome),
    });
    await call({ ...failing(1), observer });
    const shared = { operation: 'changeThings', began: expect.any(Number), duration: expect.any(Number) };
    const sent = { ...shared, method: 'PATCH', url: `${url}/things` };
    expect(attempts).toEqual([
      { ...sent, attempt: 1, cause: `TypeError: no route with ${url}/things?key=[redacted]` },
      { ...sent, attempt: 2, status: 200 },
    ]);
    expect(outcomes).toEqual([
      {
        ...shared,
        ...{ kind: 'success', status: 200, attempts: 2, mayHaveBeenApplied: true },
        body: { client_secret: '[redacted]', echo: '[redacted]' },
      },
    ]);
    expect(JSON.stringify([attempts, outcomes])).not.toMatch(`${token}|${secret}`);
    for (const timed of [...attempts, ...outcomes]) {
      expect(Math.abs(timed.began - began)).toBeLessThan(5000);
      expect(timed.duration).toBeGreaterThanOrEqual(0);
    }
    expect(outcomes[0]?.duration).toBeGreaterThanOrEqual(attempts[1]?.duration ?? Number.NaN);
  });

  it('reveals all to whoever asks', async () => {
    const seen: unknown[] = [];
    const observer = observe({
      onAttempt: (_shown, reveal) => {
        const { request, response, failure } = reveal();
        seen.push(request.url, response?.status, failure);
      },
      onOutcome: (_shown, reveal) => seen.push(reveal()),
    });
    const outcome = await call({ ...failing(0), observer });
    expect(seen).toEqual([`${url}/things?key=${token}`, 200, undefined, outcome]);
    expect(seen[3]).toBe(outcome);
  });

  it('tells of no attempt that was not sent', async () => {
    const onAttempt = vi.fn();
    const onOutcome = vi.fn();
    const observer = observe({ onAttempt, onOutcome });
    await call({ ...failing(0), observer }, { signal: AbortSignal.abort() });
    await call({ ...failing(0), observer, resilience: null }, { signal: AbortSignal.abort() });
    expect(onAttempt).not.toHaveBeenCalled();
    expect(onOutcome.mock.calls.map(([shown]) => shown.kind)).toEqual(['abort', 'abort']);
  });

  const bug = new Error('a bug in a hook');
  const thrown = () => {
    throw bug;
  };
  it.each<[string, Hooks]>([
    ['onAttempt throws', { onAttempt: thrown }],
    ['onOutcome throws', { onOutcome: thrown }],
    ['onAttempt rejects with', { onAttempt: async () => thrown() }],
    ['onOutcome rejects with', { onOutcome: async () => thrown() }],
  ])('goes on, and reports once what %s', async (_what, hooks) => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await call({ ...failing(0), observer: observe(hooks) })).toMatchObject({ kind: 'success' });
    await new Promise(setImmediate);
    expect(report.mock.calls).toEqual([[bug]]);
  });

  it('waits for no hook', async () => {
    const never = () => new Promise(() => {});
    const observer = observe({ onAttempt: never, onOutcome: never });
    expect(await call({ ...failing(0), observer })).toMatchObject({ kind: 'success' });
  });
});

describe.each(Object.entries(clients))('%s, per call', (_name, call) => {
  const hanging = async ({ signal }: Request) =>
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  it.each<[string, ClientOptions, CallOptions]>([
    ['of the client', { timeout: 20 }, {}],
    ['of the call', {}, { timeout: 20 }],
    ['of the call rather than the client', { timeout: 60_000 }, { timeout: 20 }],
    ['beside a signal', { timeout: 20 }, { signal: new AbortController().signal }],
    ['beside retries', { timeout: 20, resilience: resilient() }, {}],
  ])('has a timeout: %s', async (_whose, options, more) => {
    const outcome = await call({ fetch: hanging, ...options }, more);
    expect(outcome).toMatchObject({ kind: 'timeout', attempts: 1 });
  });

  it('heeds the signal beside a timeout', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort('enough'), 10);
    const more = { timeout: 60_000, signal: controller.signal };
    expect(await call({ fetch: hanging }, more)).toMatchObject({ kind: 'abort', cause: 'enough' });
  });

  it.each([-1, Number.NaN, 1.5])('refuses the timeout %s', async (timeout) => {
    await expect(call({ fetch: hanging }, { timeout })).rejects.toThrow(RangeError);
  });

  it.each<[string, CallOptions, number]>([
    ['none of its own', {}, 2],
    ['one of its own', { resilience: resilient({ attempts: 3, baseDelay: 1 }) }, 3],
    ['none at all', { resilience: null }, 1],
  ])('has resilience: %s', async (_what, more, attempts) => {
    const options = { ...failing(9), resilience: resilient({ attempts: 2, baseDelay: 1 }) };
    expect(await call(options, more)).toMatchObject({ kind: 'network', attempts });
  });

  it.each<[string, More, string | null]>([
    ['of its own', { idempotencyKey: 'key-1' }, 'key-1'],
    ['as a header', { headers: { 'Idempotency-Key': 'key-1' } }, 'key-1'],
    ['rather than as a header', { headers: { 'Idempotency-Key': 'no' }, idempotencyKey: 'key-1' }, 'key-1'],
    ['not at all', {}, null],
  ])('has one Idempotency-Key for all attempts: %s', async (_how, more, expected) => {
    const sent: unknown[] = [];
    const fetch = async ({ headers }: Request) => {
      sent.push(headers.get('Idempotency-Key'));
      throw new TypeError('no route');
    };
    await call({ fetch, resilience: resilient({ attempts: 3, baseDelay: 1 }) }, more);
    expect(sent).toEqual(Array(3).fill(expected));
  });
});

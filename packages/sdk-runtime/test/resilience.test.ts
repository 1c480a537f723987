import { describe, expect, it } from 'vitest';
import { createClient, type Operation, type RetryRule, resilient, type Timeout } from '../src/client.ts';
import { type Headers, idempotent, play, type Step, start } from './play.ts';

const again: [string, readonly Step[], number[]][] = [
  ['503, then 200', [[503]], [0, 250]],
  ['429, then 200', [[429]], [0, 250]],
  ['408, 500, 502, then 200', [[408], [500], [502]], [0, 250, 750, 1750]],
  ['a reset connection, then 200', ['reset'], [0, 250]],
  [
    'what asks for no wait, in doubled waits',
    Array(3).fill([503, { 'Retry-After': '0' }]),
    [0, 250, 750, 1750],
  ],
  ['what asks for a second each time', Array(2).fill([503, { 'Retry-After': '1' }]), [0, 1250, 2750]],
  ['a mixture, in doubled waits', ['reset', [503], [504]], [0, 250, 750, 1750]],
  ['an attempt without an answer', ['hang'], [0, 10_250]],
  ['a fetch that does not heed its signal', ['deaf'], [0, 10_250]],
];

const asked: [string, Headers, number, RetryRule['resetHeader']?][] = [
  ['seconds', { 'Retry-After': '7' }, 7000],
  ['no time at all', { 'Retry-After': '0' }, 0],
  ['an HTTP date', { 'Retry-After': new Date(start + 7000).toUTCString() }, 7000],
  ['an HTTP date that is over', { 'Retry-After': new Date(start - 7000).toUTCString() }, 0],
  [
    "an HTTP date, by the server's clock",
    {
      Date: new Date(start + 3_600_000).toUTCString(),
      'Retry-After': new Date(start + 3_607_000).toUTCString(),
    },
    7000,
  ],
  [
    'the end of a rate limit, in milliseconds since 1970',
    { 'X-Ratelimit-Reset': String(start + 7000) },
    7000,
    { name: 'X-Ratelimit-Reset', unit: 'epoch-milliseconds' },
  ],
  [
    'the end of a rate limit, in seconds since 1970',
    { 'X-Rate-Limit-Reset': String(start / 1000 + 7) },
    7000,
    { name: 'X-Rate-Limit-Reset', unit: 'epoch-seconds' },
  ],
  [
    'the rest of a rate limit',
    { 'RateLimit-Reset': '7' },
    7000,
    { name: 'RateLimit-Reset', unit: 'seconds' },
  ],
  [
    'Retry-After before a rate limit',
    { 'Retry-After': '3', 'RateLimit-Reset': '7' },
    3000,
    { name: 'RateLimit-Reset', unit: 'seconds' },
  ],
];

const replacing: RetryRule = { policy: 'idempotent', onlyIf: { pointer: '/*/op', in: ['replace'] } };
const conditions: [string, RetryRule | undefined, unknown, number][] = [
  ['what is not declared', undefined, {}, 1],
  ['what is safe', { policy: 'safe' }, {}, 2],
  ['a full replacement', idempotent, { name: 'a' }, 2],
  ['a merge patch', idempotent, { name: null }, 2],
  ['a JSON Patch that replaces', replacing, [{ op: 'replace', path: '/name', value: 'a' }], 2],
  ['a JSON Patch that adds', replacing, [{ op: 'add', path: '/name', value: 'a' }], 1],
  ['a JSON Patch that also tests', replacing, [{ op: 'replace' }, { op: 'test' }], 1],
  ['a JSON Patch whose operation says nothing', replacing, [{}], 1],
  ['an empty JSON Patch', replacing, [], 2],
  ['a named member', { policy: 'safe', onlyIf: { pointer: '/a~1b', in: [null] } }, { 'a/b': null }, 2],
  ['an absent member', { policy: 'safe', onlyIf: { pointer: '/a', in: [null] } }, {}, 1],
];

describe.each(['sdk', 'fetch'] as const)('%s', (client) => {
  it.each(again)('sends again after %s', async (_what, script, expected) => {
    const { outcome, times } = await play(client, script);
    expect(outcome).toMatchObject({ kind: 'success', body: { status: 200 } });
    expect(times).toEqual(expected);
  });

  it.each([[200], [400], [401], [404], [409], [422], [501]])('takes %i for an answer', async (status) => {
    const { sent } = await play(client, [[status]]);
    expect(sent).toHaveLength(1);
  });

  it('gives the last answer after the last attempt', async () => {
    const { outcome, sent } = await play(client, Array(9).fill([503]));
    expect(outcome).toMatchObject({ kind: 'error', status: 503 });
    expect(sent).toHaveLength(4);
  });

  it('gives the last failure after the last attempt', async () => {
    const { outcome, sent } = await play(client, Array(9).fill('reset'), { options: { attempts: 2 } });
    expect(outcome).toMatchObject({ kind: 'network', cause: expect.any(TypeError) });
    expect(sent).toHaveLength(2);
  });

  it.each(asked)('waits as asked: %s', async (_what, headers, wait, resetHeader) => {
    const retry = { ...idempotent, ...(resetHeader ? { resetHeader } : {}) };
    const { times } = await play(client, [[429, headers]], { retry });
    expect(times).toEqual([0, wait + 250]);
  });

  it.each(['soon', '-1', '1,5', 'after 2099', '0x10'])('backs off where it reads %j', async (value) => {
    const { times } = await play(client, [[429, { 'Retry-After': value }]]);
    expect(times).toEqual([0, 250]);
  });

  it('has no rate limit end where none was met', async () => {
    const retry: RetryRule = { ...idempotent, resetHeader: { name: 'RateLimit-Reset', unit: 'seconds' } };
    const { times } = await play(client, [[503, { 'RateLimit-Reset': '40' }]], { retry });
    expect(times).toEqual([0, 250]);
  });

  it.each([
    ['none of the jitter', 0, [0, 0, 0, 0]],
    ['half of it', 0.5, [0, 125, 375, 875]],
  ])('waits %s', async (_what, share, expected) => {
    const { times } = await play(client, [[503], [503], [503]], { options: { random: () => share } });
    expect(times).toEqual(expected);
  });

  it('caps the backoff', async () => {
    const options = { attempts: 5, maxDelay: 400 };
    const { times } = await play(client, Array(9).fill([503]), { options });
    expect(times).toEqual([0, 250, 650, 1050, 1450]);
  });

  const faults: Step[] = [[503], [429], 'reset'];
  it.each(
    faults.flatMap((fault) => conditions.map((condition) => [String(fault), fault, ...condition] as const)),
  )('on %s by the contract, handles %3$s', async (_name, fault, _what, retry, body, count) => {
    const { outcome, sent } = await play(client, [fault], { retry, body });
    expect(sent).toHaveLength(count);
    expect(outcome.attempts).toBe(count);
  });

  it.each<[string, Step[], boolean]>([
    ['a success', [[200]], false],
    ['a refusal', [[401]], false],
    ['a limit, then a success', [[429], [200]], false],
    ['a lost answer, then a refusal', ['reset', [401]], true],
    ['a late answer, then a refusal', ['hang', [401]], true],
    ['one that never comes, then a refusal', ['deaf', [401]], true],
    ['a failure of the server, then a refusal', [[502], [401]], true],
    ['408, then a refusal', [[408], [401]], true],
    ['a last failure of the server', Array<Step>(4).fill([503]), true],
    ['no answer at all', Array<Step>(4).fill('reset'), true],
  ])('says whether it may have been done: %s', async (_what, script, expected) => {
    const { outcome } = await play(client, script);
    expect(outcome).toHaveProperty('mayHaveBeenApplied', expected);
  });

  it('says that it has not been done when nothing was sent', async () => {
    const { outcome } = await play(client, [], { signal: AbortSignal.abort() });
    expect(outcome).toHaveProperty('mayHaveBeenApplied', false);
  });

  it('sends a fresh request: the same body, another token', async () => {
    let asked = 0;
    const token = async () => `token-${++asked}`;
    const { sent } = await play(client, [[503], 'reset'], { token });
    expect(sent.map(({ body }) => body)).toEqual(Array(3).fill('{"a":1}'));
    expect(sent.map((one) => one.token)).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-3']);
  });

  it('gives up on time, what is not sent again too', async () => {
    const { outcome, elapsed, sent } = await play(client, ['hang'], { retry: undefined });
    expect(outcome).toMatchObject({ kind: 'timeout', status: undefined });
    expect(elapsed).toBe(10_000);
    expect(sent).toHaveLength(1);
  });

  it('ends with the overall timeout, in the middle of an attempt', async () => {
    const { outcome, elapsed } = await play(client, Array(9).fill('hang'), { options: { timeout: 25_000 } });
    expect(outcome).toMatchObject({ kind: 'timeout', attempts: 3 });
    expect(String((outcome as Timeout).cause)).toContain('No answer within 25000 ms.');
    expect(elapsed).toBe(25_000);
  });

  it('does not wait for what the overall timeout would cut off', async () => {
    const { outcome, elapsed } = await play(client, [[503, { 'Retry-After': '3600' }]]);
    expect(outcome).toMatchObject({ kind: 'error', status: 503 });
    expect(elapsed).toBe(0);
  });

  it('counts a token that never comes', async () => {
    const { outcome, sent } = await play(client, [], {
      token: () => new Promise(() => {}),
      retry: undefined,
    });
    expect(outcome).toMatchObject({ kind: 'timeout' });
    expect(sent).toEqual([]);
  });

  it('passes on what a token function throws, and does not ask again', async () => {
    let asked = 0;
    const token = async () => {
      asked++;
      throw new Error('no token today');
    };
    await expect(play(client, [], { token })).rejects.toThrow('no token today');
    expect(asked).toBe(1);
  });

  it('stops when the caller aborts during an attempt', async () => {
    const controller = new AbortController();
    const token = async () => {
      setImmediate(() => controller.abort());
      return 't';
    };
    const { outcome, elapsed, sent } = await play(client, ['hang'], { token, signal: controller.signal });
    expect(outcome).toMatchObject({ kind: 'abort' });
    expect(sent).toHaveLength(1);
    expect(elapsed).toBe(0);
  });

  it.each(['deaf', 'a token function'] as const)(
    'stops when the caller aborts what does not heed it: %s',
    async (what) => {
      const controller = new AbortController();
      const token = () => {
        setImmediate(() => controller.abort());
        return what === 'deaf' ? Promise.resolve('t') : new Promise<string>(() => {});
      };
      const { outcome, elapsed } = await play(client, ['deaf'], { token, signal: controller.signal });
      expect(outcome).toMatchObject({ kind: 'abort' });
      expect(elapsed).toBe(0);
    },
  );

  it('asks for no token when the caller has aborted before', async () => {
    const token = async () => expect.fail('asked for a token');
    const { outcome } = await play(client, [], { token, signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ kind: 'abort', attempts: 0 });
  });

  it('sends nothing once time is over, should the token come at last', async () => {
    let arrive = (_token: string) => {};
    const token = () =>
      new Promise<string>((resolve) => {
        arrive = resolve;
      });
    const { outcome, sent } = await play(client, [], { token, retry: undefined });
    arrive('t');
    await new Promise(setImmediate);
    expect(outcome).toMatchObject({ kind: 'timeout', attempts: 0 });
    expect(sent).toEqual([]);
  });

  it('stops when the caller aborts during a wait', async () => {
    const controller = new AbortController();
    const random = () => {
      setImmediate(() => controller.abort(new Error('enough')));
      return 1;
    };
    const { outcome, sent } = await play(client, [[503]], { options: { random }, signal: controller.signal });
    expect(outcome).toMatchObject({ kind: 'abort', cause: new Error('enough') });
    expect(sent).toHaveLength(1);
  });
});

it('waits in real time', async () => {
  let count = 0;
  const fetch = async () => new Response('{}', { status: count++ === 0 ? 503 : 200 });
  const resilience = resilient({ baseDelay: 20, random: () => 1 });
  const client = createClient({ fetch, resilience }, 'https://api.example.com');
  const operation: Operation = {
    id: 'getThing',
    method: 'GET',
    path: '/',
    responses: { 200: true },
    retry: { policy: 'safe' },
  };
  const began = performance.now();
  expect(await client.call(operation, {})).toMatchObject({ kind: 'success' });
  expect(performance.now() - began).toBeGreaterThan(15);
});

it('gives up in real time', async () => {
  const fetch = () => new Promise<never>(() => {});
  const client = createClient(
    { fetch, resilience: resilient({ attemptTimeout: 20 }) },
    'https://api.example.com',
  );
  const operation: Operation = { id: 'getThing', method: 'GET', path: '/', responses: { 200: true } };
  expect(await client.call(operation, {})).toMatchObject({ kind: 'timeout' });
});

it.each([
  ['attempts', 0],
  ['attempts', Number.NaN],
  ['attemptTimeout', -1],
  ['timeout', Number.NaN],
  ['baseDelay', 0],
])('refuses %s of %s', (name, value) => {
  const make = () => resilient({ [name]: value });
  expect(make).toThrow(RangeError);
  expect(make).toThrow(`${name}: expected a number above 0, received ${value}.`);
});

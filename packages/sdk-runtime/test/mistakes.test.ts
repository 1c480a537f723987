import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type ClientOptions, createClient, type Operation, resilient } from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';

const url = 'https://api.example.com';
const operation: Operation = {
  id: 'getThings',
  method: 'GET',
  path: '/things',
  responses: { 200: true },
  security: [{ type: 'http', scheme: 'Bearer' }],
  retry: { policy: 'safe' },
};
type Paths = Record<'/things', Record<'get', { parameters: object; responses: { 200: object } }>>;
type Bodies = { 200: undefined };

const clients = {
  sdk: (options: ClientOptions, signal?: AbortSignal) =>
    createClient(options, url).call<Bodies>(operation, { signal }),
  fetch: (options: ClientOptions, signal?: AbortSignal) =>
    createFetchClient<Paths>({ baseUrl: url, operations: [operation] }, options).GET('/things', { signal }),
};
const broken = (give: () => unknown) => ({ fetch: give as () => Promise<Response> });
const fine = async () => Response.json({});

describe.each(Object.entries(clients))('%s', (_name, call) => {
  it.each([
    ['nothing', async () => undefined],
    ['no promise of a response', () => null],
    ['something else', async () => ({ ok: true })],
  ])('says that `fetch` gives %s', async (_what, give) => {
    await expect(call(broken(give))).rejects.toThrow('fetch: expected it to give a Response.');
    const resilience = resilient();
    await expect(call({ ...broken(give), resilience })).rejects.toThrow(TypeError);
  });

  it('passes on what `fetch` throws at once, as the one of the platform never does', async () => {
    const bug = new TypeError('request.header is not a function');
    const throwing = broken(() => {
      throw bug;
    });
    await expect(call(throwing)).rejects.toBe(bug);
    await expect(call({ ...throwing, resilience: resilient() })).rejects.toBe(bug);
  });

  it.each<[string, ClientOptions['token']]>([
    ['', ''],
    ['blank', ' \n'],
    ['a function that gives an empty one', () => ''],
  ])('refuses an empty token: %s', async (_what, token) => {
    await expect(call({ token, fetch: fine })).rejects.toThrow('token: expected some text');
  });

  it.each([undefined, () => undefined])('sends no token where there is none', async (token) => {
    let sent: Request | undefined;
    await call({
      token,
      fetch: (request) => {
        sent = request;
        return fine();
      },
    });
    expect(sent?.headers.has('Authorization')).toBe(false);
  });

  it('writes the name of a redacted cause once', async () => {
    const fetch = async () => {
      throw new Error('boom tok-5f2c9e1b7a');
    };
    const outcome = await call({ token: 'tok-5f2c9e1b7a', fetch });
    expect(String('cause' in outcome && outcome.cause)).toBe('Error: boom [redacted]');
    expect(JSON.stringify(outcome)).toContain('"cause":"Error: boom [redacted]"');
  });

  it('lets many calls share one signal, which Node warns of from 11 listeners on', async () => {
    const { signal } = new AbortController();
    const counts: number[] = [];
    let busy = 30;
    const fetch = async () => {
      counts.push(getEventListeners(signal, 'abort').length);
      return new Response('{}', { status: busy-- > 0 ? 503 : 200 });
    };
    const options = { fetch, resilience: resilient({ baseDelay: 5 }) };
    await Promise.all(Array.from({ length: 30 }, () => call(options, signal)));
    expect(counts).toHaveLength(60);
    expect(Math.max(...counts)).toBeLessThan(11);
  });
});

it('refuses the operation of another contract, and asks for no token', async () => {
  const token = () => expect.fail('asked for a token');
  const client = createClient({ token, fetch: fine }, url, 'library');
  const refused = client.call({ ...operation, contract: 'archive' }, {});
  await expect(refused).rejects.toThrow(
    new TypeError('getThings: expected a client of archive, not of library.'),
  );
  expect(client.contract).toBe('library');
});

it('refuses half an attempt', () => {
  expect(() => resilient({ attempts: 1.5 })).toThrow(
    new RangeError('attempts: expected a whole number, received 1.5.'),
  );
});

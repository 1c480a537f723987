import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ClienteleError, createClient, type Operation, unwrap } from '../src/client.ts';
import { type Failed, toError } from '../src/errors.ts';
import { createFetchClient } from '../src/fetch.ts';
import { addEveryCredential } from '../src/media.ts';

const token = 'tok-5f2c9e1b7a';
const secret = 'sec-91d04b6e3c';
/** A secret that the caller sends. */
const sent = 'sec-2b80f6d15a';
const operation: Operation = {
  id: 'changeThing',
  method: 'PATCH',
  path: '/things',
  responses: { 200: true, 403: true },
  security: [{ type: 'http', scheme: 'Bearer' }],
  secrets: ['client_secret', 'keys'],
  messages: ['/message'],
};

const listed = 'sec-77c1f09a2e';
/** Begins as another one does. */
const longer = `${sent}-and-more`;
const any = new RegExp(`${token}|${secret}|${sent}|${listed}|and-more`);

/** All the ways in which a value gets into a log. */
function logged(value: unknown): string {
  const all = { depth: null, showHidden: true, getters: true } as const;
  const own = value instanceof Object ? { ...value } : value;
  return [
    JSON.stringify(value),
    JSON.stringify({ deep: [value] }),
    inspect(value, { depth: null }),
    inspect({ deep: [value] }, { depth: null }),
    inspect((value as { cause?: unknown })?.cause, { depth: null }),
    value instanceof Error ? inspect(own, all) + String(value) + value.stack : '',
  ].join('\n');
}

const changes = { client_secret: sent, keys: { all: [longer, listed] } };
const body = {
  name: 'Crocodile',
  client_secret: secret,
  deep: [{ client_secret: secret }],
  keys: { first: secret },
  echo: `You sent Bearer ${token}.`,
  client_secret_expires_at: 0,
};

/** An error as some HTTP libraries make them: the request hangs on it, somewhere. */
const telling = (place: object) => async () => {
  throw Object.assign(new TypeError('fetch failed'), place);
};

const circle: { self?: object; sent: string } = { sent: token };
circle.self = circle;

const answers: [string, (request: Request) => Promise<Response>][] = [
  ['a success', async () => Response.json(body)],
  ['an error', async () => Response.json({ message: `Bad token ${token}`, ...body }, { status: 403 })],
  ['an undocumented status', async () => Response.json(body, { status: 418 })],
  ['an undocumented text', async () => new Response(`<b>${token}</b>`, { status: 502 })],
  ['a violation', async () => new Response(`<b>${token}</b>`)],
  ['an error that quotes the request', async () => Response.json({ message: `No ${sent}` }, { status: 403 })],
  ['half a body', async () => new Response(`{"client_secret":"${secret}"`)],
  ['an undocumented form', async () => new Response(`client_secret=${secret}`, { status: 418 })],
  [
    'a network failure that quotes the request',
    async (request) => {
      throw new TypeError(await request.text());
    },
  ],
  ['a network failure with its settings', telling({ config: { headers: { Authorization: token } } })],
  ['network failures', telling({ errors: [new Error(token)] })],
  ['a network failure with its request', async (request) => telling({ request: request.clone() })()],
  ['a network failure with its headers', async ({ headers }) => telling({ headers })()],
  ['a network failure with a map', telling({ sent: new Map([['Authorization', token]]) })],
  ['a network failure with a name', telling({ [token]: 1 })],
  ['a network failure without an end', telling(circle)],
  [
    'a network failure that cannot be read',
    async () => {
      const unreadable = { get: () => expect.fail(token) };
      throw Object.defineProperty(new TypeError('fetch failed'), 'request', unreadable);
    },
  ],
  [
    'a network failure that is none',
    async () => {
      throw Object.create(null);
    },
  ],
  ['an error that quotes a list', async () => Response.json({ message: `No ${listed}` }, { status: 403 })],
  ['an error with parts of secrets', async () => Response.json({ message: longer }, { status: 403 })],
  [
    'a network failure far down',
    telling({ cause: new Error('a', { cause: new Error('b', { cause: new Error(token) }) }) }),
  ],
  [
    'a network failure',
    async () => {
      throw new TypeError(`fetch failed with ${token}`);
    },
  ],
  [
    'a network failure with its cause',
    async () => {
      throw new TypeError('fetch failed', { cause: new Error(`sent ${token}`) });
    },
  ],
];

type Fetch = (request: Request) => Promise<Response>;
type Paths = Record<'/things', Record<'patch', { requestBody: { content: Json }; responses: object }>>;
type Json = { 'application/json': object };

const clients = {
  sdk: (fetch: Fetch, described = operation) => {
    const client = createClient({ token, fetch }, 'https://api.example.com');
    return { client, call: () => client.call(described, { body: changes }) };
  },
  fetch: (fetch: Fetch, described = operation) => {
    const contract = { baseUrl: 'https://api.example.com', operations: [described] };
    const client = createFetchClient<Paths>(contract, { token, fetch });
    return { client, call: () => client.PATCH('/things', { body: changes }) };
  },
};

it('logs no token that a body holds instead of what the contract has', async () => {
  const validate = () => ({ pointer: '/name', expected: 'number', received: `"Bearer ${token}"` });
  const fetch = async () => Response.json(body);
  const client = createClient({ token, fetch, validate }, 'https://api.example.com');
  const outcome = await client.call(operation, {});
  const error = toError(outcome as Failed);
  expect(error.message).toContain('received "Bearer [redacted]"');
  expect(logged(outcome) + logged(error)).not.toContain(token);
});

describe.each(Object.entries(clients))('%s', (_name, make) => {
  it.each(answers)('logs no secret of %s', async (_what, fetch) => {
    const outcome = await make(fetch).call();
    expect(logged(outcome)).not.toMatch(any);
    expect(logged(outcome)).toContain('changeThing');
  });

  it.each(answers.slice(1))('logs no secret of the error of %s', async (_what, fetch) => {
    const outcome = await make(fetch).call();
    let thrown: unknown;
    try {
      unwrap(outcome);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ClienteleError);
    expect(logged(thrown)).not.toMatch(any);
    expect(logged(thrown)).toContain('changeThing');
  });

  it('leaves the body itself as it was sent', async () => {
    expect(await make(async () => Response.json(body)).call()).toMatchObject({ body });
  });

  it('logs what is no secret', async () => {
    const shown = logged(await make(async () => Response.json(body)).call());
    expect(shown).toContain('Crocodile');
    expect(shown).toContain('"status":200');
    expect(shown).toContain('"client_secret_expires_at":0');
  });

  it.each([
    ['a header', operation],
    ['the query', { ...operation, security: [{ type: 'apiKey', in: 'query', name: 'key' }] as const }],
  ])('logs no token of a client, nor of a request with it in %s', async (_where, described) => {
    let seen: Request | undefined;
    const { client, call } = make(async (request) => {
      seen = request;
      return Response.json(body);
    }, described);
    await call();
    expect(`${seen?.url} ${seen?.headers.get('Authorization')}`).toContain(token);
    expect(logged(seen)).not.toContain(token);
    expect(logged(seen)).toContain('https://api.example.com/things');
    expect(logged(client)).not.toContain(token);
  });

  it.each([
    ['Basic credentials', 'user:pa55word-of-mine', [{ type: 'http', scheme: 'Basic' }] as const],
    ['an API key', 'key-77aa31c09e', [{ type: 'apiKey', name: 'X-Key' }] as const],
  ])('logs no %s that the vendor sends back', async (_what, credential, security) => {
    const fetch = async ({ headers }: Request) =>
      Response.json({ sent: [...headers].map(([, value]) => value), given: credential });
    const described = { ...operation, security };
    const client = createClient({ token: credential, fetch }, 'https://api.example.com');
    const shown = logged(await client.call(described, {}));
    expect(shown).not.toContain(credential);
    expect(shown).not.toContain(btoa(credential));
  });

  it('logs none of several credentials that the vendor sends back', async () => {
    const fetch = async ({ headers }: Request) => Response.json({ sent: [...headers.values()] });
    const and = [{ type: 'apiKey', name: 'X-Store' }] as const;
    const security = [{ type: 'apiKey', name: 'X-App', and }] as const;
    const client = createClient(
      { token: ({ name }) => `key-77aa-${name}`, fetch },
      'https://api.example.com',
    );
    const shown = logged(await client.call({ ...operation, security, authorize: addEveryCredential }, {}));
    expect(shown).not.toContain('key-77aa');
  });

  it('logs no Authorization that the caller sets where the contract has none', async () => {
    const fetch = async ({ headers }: Request) => Response.json({ sent: headers.get('Authorization') });
    const headers = { Authorization: `Bearer ${token}` };
    const client = createClient({ fetch, headers }, 'https://api.example.com');
    expect(logged(await client.call({ ...operation, security: [] }, {}))).toContain('Bearer [redacted]');
  });

  it.each([
    ['a token', { token: `${token}\nx` }],
    ['a header', { headers: { 'X-Key': `${token}\nx` } }],
  ])('refuses %s that HTTP cannot carry, without quoting it', async (_what, options) => {
    const client = createClient(options, 'https://api.example.com');
    await expect(client.call(operation, {})).rejects.toThrow('characters that HTTP allows');
    await expect(client.call(operation, {})).rejects.not.toThrow(token);
  });
});

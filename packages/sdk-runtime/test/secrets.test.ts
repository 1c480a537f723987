import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ClienteleError, createClient, type Operation, unwrap } from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';

const token = 'tok-5f2c9e1b7a';
const secret = 'sec-91d04b6e3c';
const operation: Operation = {
  id: 'changeThing',
  method: 'PATCH',
  path: '/things',
  responses: { 200: true, 403: true },
  security: [{ type: 'http', scheme: 'Bearer' }],
  secrets: ['client_secret', 'keys'],
  messages: ['/message'],
};

/** All the ways in which a value gets into a log. */
function logged(value: unknown): string {
  const all = { depth: null, showHidden: true, getters: true } as const;
  const own = value instanceof Object ? { ...value } : value;
  return [
    JSON.stringify(value),
    JSON.stringify({ deep: [value] }),
    inspect(value, { depth: null }),
    inspect({ deep: [value] }, { depth: null }),
    value instanceof Error ? inspect(own, all) + String(value) + value.stack : '',
  ].join('\n');
}

const body = {
  name: 'Crocodile',
  client_secret: secret,
  deep: [{ client_secret: secret }],
  keys: { first: secret },
  echo: `You sent Bearer ${token}.`,
  client_secret_expires_at: 0,
};

const answers: [string, () => Promise<Response>][] = [
  ['a success', async () => Response.json(body)],
  ['an error', async () => Response.json({ message: `Bad token ${token}`, ...body }, { status: 403 })],
  ['an undocumented status', async () => Response.json(body, { status: 418 })],
  ['an undocumented text', async () => new Response(`<b>${token}</b>`, { status: 502 })],
  ['a violation', async () => new Response(`<b>${token}</b>`)],
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
type Paths = Record<'/things', Record<'patch', { parameters: object; responses: object }>>;

const clients = {
  sdk: (fetch: Fetch, described = operation) => {
    const client = createClient({ token, fetch }, 'https://api.example.com');
    return { client, call: () => client.call(described, {}) };
  },
  fetch: (fetch: Fetch, described = operation) => {
    const contract = { baseUrl: 'https://api.example.com', operations: [described] };
    const client = createFetchClient<Paths>(contract, { token, fetch });
    return { client, call: () => client.PATCH('/things') };
  },
};

describe.each(Object.entries(clients))('%s', (_name, make) => {
  it.each(answers)('logs no secret of %s', async (_what, fetch) => {
    const outcome = await make(fetch).call();
    expect(logged(outcome)).not.toMatch(`${token}|${secret}`);
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
    expect(logged(thrown)).not.toContain(token);
    expect(logged(thrown)).not.toContain(secret);
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
    let sent: Request | undefined;
    const { client, call } = make(async (request) => {
      sent = request;
      return Response.json(body);
    }, described);
    await call();
    expect(`${sent?.url} ${sent?.headers.get('Authorization')}`).toContain(token);
    expect(logged(sent)).not.toContain(token);
    expect(logged(sent)).toContain('https://api.example.com/things');
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

  it.each([
    ['a token', { token: `${token}\nx` }],
    ['a header', { headers: { 'X-Key': `${token}\nx` } }],
  ])('refuses %s that HTTP cannot carry, without quoting it', async (_what, options) => {
    const client = createClient(options, 'https://api.example.com');
    await expect(client.call(operation, {})).rejects.toThrow('characters that HTTP allows');
    await expect(client.call(operation, {})).rejects.not.toThrow(token);
  });
});

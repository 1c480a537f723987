import { createClient, patchOAuthClient, ResponseError, resilient, unwrap } from '@clientele/launchdarkly';
import { createClient as createFetchClient } from '@clientele/launchdarkly/fetch';
import { validate } from '@clientele/launchdarkly/schemas';
import { describe, expect, it } from 'vitest';

const client = {
  _links: {},
  name: 'Example Client',
  _accountId: '1',
  _clientId: '2',
  redirectUri: 'https://client.example.org/callback',
  _creationDate: 0,
};
const rename = [{ op: 'replace', path: '/name', value: 'Renamed' }] as const;
const move = [{ op: 'add', path: '/name', value: 'Renamed' }] as const;

type Body = typeof rename | typeof move;
type Options = Parameters<typeof createClient>[0];
const clients = {
  sdk: (options: Options, body: Body) =>
    patchOAuthClient({ client: createClient(options), path: { clientId: '2' }, body: [...body] }),
  fetch: (options: Options, body: Body) =>
    createFetchClient(options).PATCH('/api/v2/oauth/clients/{clientId}', {
      params: { path: { clientId: '2' } },
      body: [...body],
    }),
};

// What the generator hands to both clients, at work; the rules themselves are tested in sdk-runtime.
describe.each(Object.entries(clients))('%s', (_name, call) => {
  it('finds where an answer breaks the contract', async () => {
    const fetch = async () => Response.json({ ...client, name: 5 });
    expect(await call({ fetch, validate }, rename)).toMatchObject({
      kind: 'violation',
      pointer: '/name',
      expected: 'string',
      received: '5',
    });
  });

  it('shows no secret that breaks the contract', async () => {
    const fetch = async () => Response.json({ ...client, _clientSecret: ['sec-91d04b6e3c'] });
    const outcome = await call({ fetch, validate }, rename);
    expect(outcome).toMatchObject({ kind: 'violation', pointer: '/_clientSecret', received: '[redacted]' });
    expect(JSON.stringify(outcome)).not.toContain('sec-91d04b6e3c');
  });

  it("says what the vendor says, in the contract's place for it", async () => {
    const error = { code: 'not_found', message: 'Invalid resource identifier' };
    const outcome = await call({ fetch: async () => Response.json(error, { status: 404 }) }, rename);
    expect(() => unwrap(outcome)).toThrow(ResponseError);
    expect(() => unwrap(outcome)).toThrow(
      'patch-o-auth-client: refused with 404: Invalid resource identifier',
    );
  });

  it.each([
    ['sends a patch again that only replaces', rename, 2],
    ['sends no other patch again', move, 1],
  ])('%s', async (_claim, body, count) => {
    let sent = 0;
    const fetch = async () => {
      const headers = { 'X-Ratelimit-Reset': String(Date.now() + 20) };
      return sent++ === 0 ? Response.json({}, { status: 429, headers }) : Response.json(client);
    };
    const resilience = resilient({ random: () => 0 });
    const began = performance.now();
    await call({ fetch, resilience }, body);
    expect(sent).toBe(count);
    if (count === 2) expect(performance.now() - began).toBeGreaterThan(15);
  });
});

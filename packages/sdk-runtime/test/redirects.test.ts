import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient, type Operation, unwrap } from '../src/client.ts';
import { createFetchClient } from '../src/fetch.ts';

const seen: string[] = [];
let status = 307;
const elsewhere = createServer((request, response) => {
  seen.push(`${request.method} ${request.url}`);
  response.end('{}');
});
const vendor = createServer((_request, response) => {
  response.writeHead(status, { location: `${origin(elsewhere)}/collect` }).end();
});

function origin(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // Never a string for an IP listener.
}

beforeAll(async () => {
  for (const server of [elsewhere, vendor]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
});
afterAll(() => {
  elsewhere.close();
  vendor.close();
});

type Paths = Record<'/things', Record<'get', { parameters: object; responses: object }>>;

const schemes = [
  ['a bearer token', { type: 'http', scheme: 'Bearer' }],
  ['an API key in a header', { type: 'apiKey', name: 'X-Key' }],
  ['an API key in the query', { type: 'apiKey', in: 'query', name: 'key' }],
] as const;
const cases = schemes.flatMap(([what, scheme]) =>
  [301, 302, 303, 307, 308].flatMap((code) =>
    (['sdk', 'fetch'] as const).map((client) => [client, what, code, scheme] as const),
  ),
);

it.each(cases)('%s takes %s to no other origin, on %i', async (client, _what, code, scheme) => {
  status = code;
  const operation: Operation = {
    id: 'getThings',
    method: 'GET',
    path: '/things',
    responses: { 200: true },
    security: [scheme],
  };
  const options = { baseUrl: origin(vendor), token: 'example-token' };
  const outcome =
    client === 'sdk'
      ? await createClient(options, '').call(operation, {})
      : await createFetchClient<Paths>({ baseUrl: '', operations: [operation] }, options).GET('/things');
  expect(seen).toEqual([]);
  expect(outcome).toMatchObject({ kind: 'undocumented', response: { status: code } });
  expect(() => unwrap(outcome)).toThrow(
    `answered with ${code}, a redirect to ${origin(elsewhere)} that is not followed; correct \`baseUrl\``,
  );
});

it('has a second server that would have seen it', async () => {
  await fetch(`${origin(vendor)}/things`);
  expect(seen).toEqual(['GET /collect']);
});

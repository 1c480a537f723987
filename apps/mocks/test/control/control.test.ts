import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startControlled } from './support.ts';

let at: Awaited<ReturnType<typeof startControlled>>;
beforeAll(async () => {
  at = await startControlled({ access: { hosts: ['mocks.test'], origins: ['https://app.test'] } });
});
beforeEach(() => at.control('DELETE', ''));
afterAll(() => at.mocks.close());

const origin = {
  loopback: 'http://127.0.0.1:5173',
  named: 'http://app.localhost',
  allowed: 'https://app.test',
};

test('lists what there is and what is selected, for who does not ask for HTML', async () => {
  await at.control('PUT', '/kettle/updateKettle', {
    answers: ['TooHot', 404, { drop: true }],
    delay: [1, 2],
  });
  await at.control('PUT', '/kettle', { delay: 5 });
  await at.boil();
  const { body, headers } = await at.control('GET', '');
  expect(headers.get('cache-control')).toBe('no-store');
  const [kettle] = body.contracts;
  expect(kettle).toMatchObject({
    name: 'kettle',
    url: at.mocks.urls.vendors['kettle']?.url,
    stateful: { on: false, available: false, why: expect.stringContaining('kettle') },
    delay: 5,
  });
  const update = kettle.operations.find((one: { operationId: string }) => one.operationId === 'updateKettle');
  expect(update).toMatchObject({
    method: 'PATCH',
    path: '/kettles/{kettleId}',
    codes: [200, 400, 401, 404, 413],
    selected: { answers: [404, { drop: true }], delay: [1, 2] },
  });
  expect(update.scenarios).toContainEqual({
    name: 'DegreesWrong',
    status: 400,
    summary: 'Send degrees as text',
    hasRequest: false,
    cause: { body: { degrees: 'hot' } },
  });
  const html = await fetch(`${at.gateway}/_mock`, { headers: { accept: 'text/html' } });
  expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test.each<[string, string, unknown, string]>([
  ['PUT', '/kettle/updateKettle', { answers: 'Nope' }, 'no scenario "Nope". It has: Boil,'],
  ['PUT', '/kettle/updateKettle', { answers: ['Boil', 429] }, 'no response 429. It has: 200,'],
  ['PUT', '/kettle/updateKettle', { answers: { example: 'Boil', code: 404 } }, 'has the status 200, not 404'],
  ['PUT', '/kettle/updateKettle', { answers: [] }, 'answers must hold at least 1 item'],
  ['PUT', '/kettle/updateKettle', {}, 'body must have at least 1 member'],
  ['PUT', '/kettle/updateKettle', [], 'body must be an object'],
  ['PUT', '/kettle/updateKettle', { answer: 'Boil' }, 'answer is not allowed'],
  ['PUT', '/kettle/updateKettle', { answers: [{ exmaple: 'Boil' }] }, 'answers[0].exmaple is not allowed'],
  [
    'PUT',
    '/kettle/updateKettle',
    { answers: [null] },
    'answers[0] must be a string, an integer or an object',
  ],
  ['PUT', '/kettle/updateKettle', { answers: Array(101).fill(404) }, 'answers must hold at most 100 items'],
  [
    'PUT',
    '/kettle/updateKettle',
    { answers: Array(10_000).fill(404) },
    'answers must hold at most 100 items',
  ],
  ['PUT', '/kettle/updateKettle', { answers: 404, delay: 60_001 }, 'delay must be at most 60000'],
  [
    'PUT',
    '/kettle/updateKettle',
    { answers: { delay: [2, 1] } },
    'answers[0].delay must be a range from the least',
  ],
  ['PUT', '/kettle/updateKettle', '{"answers":', 'The body is not valid JSON.'],
  ['PUT', '/kettle/updateKettle', '{"__proto__":{}}', 'The body holds a member named __proto__'],
  ['PUT', '/kettle/__proto__', { answers: 404 }, 'no operation "__proto__". It has: listKettles,'],
  ['PUT', '/cup/updateKettle', { answers: 404 }, 'There is no contract "cup". There are: kettle, teapot.'],
  ['DELETE', '/constructor', undefined, 'There is no contract "constructor".'],
  ['PUT', '/kettle', { stateful: true }, 'kettle'],
  ['PUT', '/kettle', { delay: [-1, 2] }, 'delay[0] must be at least 0'],
  ['GET', '/requests?limit=0&after=x', undefined, 'after must be an integer; limit must be at least 1'],
  ['GET', '/requests?contract=cup', undefined, 'There is no contract "cup". There are: kettle, teapot.'],
  ['GET', '/requests?operation=pour', undefined, 'There is no operation "pour". There are: listKettles,'],
  ['DELETE', '/requests?contract=kettle&operation=pour', undefined, 'There is no operation "pour".'],
  ['GET', '?__session=%00', undefined, '__session must be a name'],
])('%s %s of %j is 400 that says what was expected', async (method, path, sent, detail) => {
  const { status, body, headers } = await at.control(method, path, sent);
  expect({ status, detail: body.detail }).toEqual({ status: 400, detail: expect.stringContaining(detail) });
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
});

test('names are at most 100 characters of a message', async () => {
  const { body } = await at.control('PUT', `/${'k'.repeat(400)}`, { delay: 1 });
  expect(body.detail.length).toBeLessThan(200);
  const { status } = await at.control('PUT', '/kettle/updateKettle', { answers: 'a'.repeat(100_000) });
  expect(status).toBe(413);
});

test.each([
  ['POST', '', 'GET, HEAD, DELETE'],
  ['OPTIONS', '', 'GET, HEAD, DELETE'],
  ['PUT', '/requests/x/y', null],
  ['GET', '/kettle', 'PUT, DELETE'],
  ['PATCH', '/kettle/updateKettle', 'PUT, DELETE'],
])('%s /_mock%s is refused, and Allow says what is not', async (method, path, allow) => {
  const { status, headers } = await at.control(method, path);
  expect([status, headers.get('allow')]).toEqual([allow ? 405 : 404, allow]);
});

/** Node's fetch sets Host itself; sendRaw would not show what a browser sends. */
const preflight = {
  'access-control-request-method': 'PUT',
  'access-control-request-private-network': 'true',
};

test.each(Object.values(origin))('pages of %s may drive the mocks', async (from) => {
  const asked = await at.control('OPTIONS', '/kettle', undefined, { origin: from, ...preflight });
  expect(asked.status).toBe(204);
  expect(Object.fromEntries(asked.headers)).toMatchObject({
    'access-control-allow-origin': from,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, HEAD, PUT, DELETE',
    'access-control-allow-private-network': 'true',
  });
  const { status, headers } = await at.control('PUT', '/kettle', { delay: 0 }, { origin: from });
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, from]);
});

test.each<[string, string, string, Record<string, string>]>([
  ['a foreign page', 'GET', '/requests', { origin: 'http://evil.test' }],
  ['its preflight', 'OPTIONS', '/kettle', { origin: 'http://evil.test', ...preflight }],
  ['its form', 'POST', '/kettle', { origin: 'http://evil.test', 'content-type': 'text/plain' }],
  ['a name that ends alike', 'GET', '', { origin: 'http://evil-localhost' }],
  ['a name before ours', 'GET', '', { origin: 'http://localhost.evil.test' }],
  ['a user before it', 'GET', '', { origin: 'http://localhost@evil.test' }],
  ['another scheme', 'GET', '', { origin: 'http://app.test' }],
  ['no origin of its own', 'PUT', '/kettle', { origin: 'null' }],
  ['an image', 'GET', '/requests', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['a neighbouring port', 'GET', '/requests', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
  [
    'a link to the log',
    'GET',
    '/requests',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  ],
  [
    'a frame',
    'GET',
    '',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
  ],
  ['a name that was bound anew', 'GET', '/requests', { host: 'evil.test:4010' }],
  ['its own page', 'GET', '/requests', { host: 'evil.test', origin: 'http://evil.test' }],
])('%s gets nothing', async (_, method, path, headers) => {
  const { status, body } = await inject(method, path, headers);
  expect([status, body.title]).toEqual([403, 'Not from here']);
  expect(body.detail).toMatch(/--allow-host|--allow-origin|localhost|fetch/);
});

test.each<[string, Record<string, string>]>([
  ['the address', { host: '192.168.0.7:4010' }],
  ['IPv6', { host: '[::1]:4010' }],
  ['a local name', { host: 'app.localhost:4010' }],
  ['an allowed name', { host: 'MOCKS.test', origin: 'http://mocks.test' }],
  ['a link', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
])('%s may ask', async (_, headers) => {
  expect(await inject('GET', '', headers)).toMatchObject({ status: 200 });
});

test('a page of another network gets to the contracts from an allowed origin alone', async () => {
  const url = `${at.gateway}/kettle/kettles/k-1`;
  const granted = async (from: string) => {
    const { headers } = await fetch(url, { method: 'OPTIONS', headers: { origin: from, ...preflight } });
    return headers.get('access-control-allow-private-network');
  };
  expect([await granted('https://app.test'), await granted('http://evil.test')]).toEqual(['true', null]);
});

/** As a browser sends it: fetch would write some of these headers itself. */
async function inject(method: string, path: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(at.gateway);
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    body: { title: string; detail: string };
  }>();
  const sent = request(
    { hostname, port, method, path: `/_mock${path}`, headers, agent: false },
    async (response) => {
      const chunks = await Array.fromAsync(response);
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) });
    },
  );
  sent.on('error', reject).end();
  return promise;
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Exchange, type Mocks, violationsOf } from '../src/index.ts';
import { portOf, sendRaw, startFixtures } from './helpers.ts';

let mocks: Mocks;
const exchanges: Exchange[] = [];
beforeAll(async () => {
  mocks = await startFixtures({ onExchange: (exchange) => exchanges.push(exchange) });
});
afterAll(() => mocks.close());

const boil = {
  method: 'PATCH',
  headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
  body: '{"degrees":100}',
};
const patch = (target: string) => {
  const headers = ['host: x', 'connection: close', 'authorization: Bearer x', 'content-length: 2'];
  const head = [`PATCH ${target} HTTP/1.1`, ...headers, 'content-type: application/json'];
  return `${head.join('\r\n')}\r\n\r\n{}`;
};

test('lists the vendors in the order of the register', async () => {
  const response = await fetch(`${mocks.urls.gateway}/?x=1`);
  const { vendors } = (await response.json()) as { vendors: Mocks['urls']['vendors'] };
  expect(vendors).toEqual(mocks.urls.vendors);
  expect(Object.keys(vendors)).toEqual(['kettle', 'teapot']);
  expect(vendors['kettle']?.url).toBe(`${mocks.urls.gateway}/kettle`);
});

test.each([
  ['GET', '/cup/x'],
  ['GET', '/Kettle/kettles'],
  ['GET', '//kettle/kettles'],
  ['GET', '/constructor/x'],
  ['GET', '/favicon.ico'],
  ['POST', '/'],
])('answers %s %s with 404 and the vendors it knows', async (method, path) => {
  const response = await fetch(`${mocks.urls.gateway}${path}`, { method });
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const found = await response.json();
  expect(found).toMatchObject({ title: 'No such vendor', vendors: mocks.urls.vendors });
  expect(found).toMatchObject({ detail: expect.stringContaining('Known: kettle, teapot.') });
});

// Prism quotes the path when it has no route: that shows what arrived.
test.each([
  ['/kettle/cups/a%2Fb', '/cups/a%2Fb'],
  ['/kettle/cups/%252e/%C3%A9', '/cups/%252e/%C3%A9'],
  ['/kettle/cups/../x/./y', '/cups/../x/./y'],
  ['/kettle/cups/%2e%2e/x', '/cups/%2e%2e/x'],
  ['/kettle//cups//x', '//cups//x'],
  ['/kettle/kettle/cups', '/kettle/cups'],
  ['/kettle/cups\\x', '/cups\\x'],
  ['/kettle?a=/b', '/'],
  ['/kettle', '/'],
  ['http://localhost/kettle/cups', '/cups'],
])('hands %s on as %s', async (target, arrived) => {
  const { status, body } = await sendRaw(portOf(mocks.urls.gateway), [patch(target)]);
  expect(status).toBe(404);
  expect(JSON.parse(body).detail).toBe(`The route ${arrived} hasn't been found in the specification file`);
});

test.each(['a%2Fb', 'a%3Fb', '%C3%A9', 'a%20b', '..'])('takes %s for one id', async (id) => {
  for (const [url, path] of [
    [mocks.urls.gateway, `/kettle/kettles/${id}`],
    [mocks.urls.vendors['kettle']?.origin ?? '', `/kettles/${id}`],
  ] as const) {
    const { status } = await sendRaw(portOf(url), [patch(path)]);
    expect(status).toBe(200);
  }
});

test('answers OPTIONS *', async () => {
  const request = 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
  for (const url of [mocks.urls.gateway, mocks.urls.vendors['kettle']?.origin ?? '']) {
    expect(await sendRaw(portOf(url), [request])).toMatchObject({ status: 404 });
  }
});

test.each(['%', '%zz', '%ff'])('answers an id of %j with 400', async (id) => {
  const { status, body } = await sendRaw(portOf(mocks.urls.gateway), [patch(`/kettle/kettles/${id}`)]);
  expect({ status, body }).toMatchObject({ status: 400, body: expect.stringContaining('percent-encoded') });
});

test.each(['*', ';;;', ',', 'text/html, *; q=.2, */*; q=.2'])('passes over Accept: %s', async (accept) => {
  const headers = { ...boil.headers, accept };
  const response = await fetch(`${mocks.urls.vendors['kettle']?.url}/kettles/k-1`, { ...boil, headers });
  expect(response.status).toBe(200);
});

test('lets a page of any origin send a token and preferences, and read what Prism says', async () => {
  const url = `${mocks.urls.vendors['kettle']?.url}/kettles/k-1`;
  const asked = 'authorization,content-type,prefer';
  const origin = 'https://page.example.com';
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': asked },
  });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'PATCH',
    'access-control-allow-headers': asked,
    vary: expect.stringMatching(/^Origin/),
  });
  const refused = await fetch(url, { ...boil, headers: { ...boil.headers, origin }, body: '{"cup":1}' });
  expect(refused.status).toBe(400);
  expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
  expect(refused.headers.get('access-control-expose-headers')).toContain('sl-violations');
});

test.each([
  ['a path that is none', '/kettle/kettles/%ff HTTP/1.1\r\nhost: x'],
  ['a header that is none', '/kettle/kettles HTTP/1.1\r\nhost: x\r\nbroken : header'],
])('lets a page read why %s is refused, with its cookies', async (_, request) => {
  const bytes = `GET ${request}\r\nconnection: close\r\n`;
  const port = portOf(mocks.urls.gateway);
  const named = await sendRaw(port, [
    bytes.replace('x\r\n', 'x\r\norigin: https://page.example.com\r\n'),
    '\r\n',
  ]);
  expect(named.status).toBe(400);
  expect(named.head).toContain('access-control-allow-origin: https://page.example.com\r\n');
  expect(named.head).toContain('access-control-allow-credentials: true');
  const nameless = await sendRaw(port, [bytes, '\r\n']);
  expect(nameless.head).toContain('access-control-allow-origin: *');
});

test.each([
  ['http://localhost:5173', 'true'],
  ['https://shop.example.com', 'true'],
  ['https://page.example.com', null],
  ['null', null],
])('lets a page of %s in from another network: %s', async (origin, granted) => {
  await using own = await startFixtures({ access: { origins: ['https://shop.example.com'] } });
  for (const url of [own.urls.vendors['kettle']?.url, own.urls.vendors['kettle']?.origin]) {
    const asked = {
      'access-control-request-method': 'GET',
      'access-control-request-private-network': 'true',
    };
    const { headers } = await fetch(`${url}/kettles`, { method: 'OPTIONS', headers: { origin, ...asked } });
    expect(headers.get('access-control-allow-private-network')).toBe(granted);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
  }
});

test('tells the harness what Prism said', async () => {
  exchanges.length = 0;
  const { url, origin } = mocks.urls.vendors['kettle'] ?? { url: '', origin: '' };
  const refused = await fetch(`${origin}/kettles/k-1?key=hush`, { ...boil, body: '{"degrees":"hot"}' });
  expect(violationsOf(refused.headers)).toEqual([
    {
      location: ['request', 'body', 'degrees'],
      severity: 'Error',
      code: 'type',
      message: expect.stringContaining('must be integer'),
    },
  ]);
  const accepted = await fetch(`${url}/kettles/k-1`, boil);
  expect(violationsOf(accepted.headers)).toEqual([]);
  const path = '/kettle/kettles/k-1';
  expect(exchanges).toMatchObject([
    { method: 'PATCH', path, status: 400, violations: violationsOf(refused.headers) },
    { method: 'PATCH', path, status: 200, violations: [] },
  ]);
});

test.each([
  ['names outside ASCII', '{"température":1,"名前":2}'],
  ['a very long name', JSON.stringify({ ['長'.repeat(30_000)]: 1 })],
  [
    'very many names',
    JSON.stringify(Object.fromEntries(Array.from({ length: 999 }, (_, n) => [`n${n}`, n]))),
  ],
])('puts violations of %s into a header that can be read', async (_, body) => {
  const response = await fetch(`${mocks.urls.vendors['kettle']?.url}/kettles/k-1`, { ...boil, body });
  expect(response.status).toBe(400);
  expect(violationsOf(response.headers)[0]).toMatchObject({ location: expect.arrayContaining(['request']) });
});

test('answers 200 requests at once', async () => {
  const urls = Object.values(mocks.urls.vendors).flatMap(({ url, origin }) => [url, origin]);
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const isKettle = index % urls.length < 2;
      const path = isKettle ? '/kettles/k-1' : '/pots/p-1?cups=1';
      const init = isKettle
        ? boil
        : { ...boil, method: 'PUT', headers: { ...boil.headers, 'x-pot-key': 'x' }, body: '[{"leaf":"x"}]' };
      const response = await fetch(`${urls[index % urls.length]}${path}`, init);
      return `${response.status} ${await response.text()}`;
    }),
  );
  expect(new Set(answers)).toEqual(new Set(['200 {"id":"k-1","degrees":100}', '200 {"full":"very"}']));
});

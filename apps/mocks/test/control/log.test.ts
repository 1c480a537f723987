import { afterAll, beforeAll, expect, test } from 'vitest';
import { RequestLog } from '../../src/sessions/request-log.ts';
import { Sessions } from '../../src/sessions/sessions.ts';
import { startControlled } from './support.ts';

let at: Awaited<ReturnType<typeof startControlled>>;
beforeAll(async () => {
  at = await startControlled();
});
afterAll(() => at.mocks.close());

const password = { type: 'string', format: 'password' };
const message = { content: { 'application/json': { schema: { properties: { pin: password } } } } };
const contract = {
  name: 'cups',
  document: {
    openapi: '3.1.0',
    paths: { '/cup': { put: { operationId: 'fill', requestBody: message, responses: { 200: message } } } },
    components: { securitySchemes: { Key: { type: 'apiKey', in: 'header', name: 'X-Cup-Key' } } },
    security: [{ Key: [] }],
  },
};

/** As the log shows a request to it. */
function logged(body: string, { target = '/cup', headers = {}, answer = '' } = {}) {
  const log = new RequestLog();
  log.add({
    contract,
    milliseconds: 1,
    session: '',
    operationId: 'fill',
    method: 'PUT',
    target,
    request: { headers, bytes: Buffer.from(body) },
    response: { status: 200, headers: { 'set-cookie': 'hush', location: '/cup?token=hush' }, body: answer },
  });
  return log.list()[0];
}

test.each<[string, string]>([
  ['a member that the contract marks', '{"pin":1234,"name":"x","hush":{"pin":"hush"}}'],
  [
    'members that are secrets by their names',
    '{"name":"x","client_secret":"hush","_clientSecret":{"a":"hush"}}',
  ],
  ['lists of them', '{"name":"x","refreshTokens":1,"list":[{"refresh_token":"hush"}]}'],
  ['operations of a patch', '[{"name":"x","op":"add","path":"/a/clientSecret","value":"hush"}]'],
  ['a form', 'name=x&client_secret=hush'],
  ['broken JSON', '{"name":"x","client_secret":"hush"'],
  ['a long one', `{"name":"x","client_secret":"hush","more":"${'m'.repeat(20_000)}","pin":"hush"}`],
])('leaves the secrets out of %s', (_, body) => {
  const secrets = (entry: unknown) => JSON.stringify(entry).replaceAll(/"hush":/g, '');
  const entry = logged(body, { answer: body });
  expect(secrets(entry?.request)).not.toMatch(/hush|1234/);
  expect(secrets(entry?.response)).not.toMatch(/hush|1234/);
  expect(JSON.stringify(entry?.request.body)).toMatch(/\[redacted\]/);
});

test('leaves out what a request proved itself with, wherever it is', () => {
  const headers = {
    authorization: 'Bearer a-hushed-token',
    'x-cup-key': 'a-hushed-key',
    cookie: 'hush',
    referer: 'http://localhost/?access_token=hush',
    accept: 'text/a-hushed-token',
  };
  const target = '/cup/a-hushed-key?a=1&access_token=hush&x-cup-key=hush';
  const entry = logged('{"echo":"Bearer a-hushed-token","name":"x"}', { headers, target });
  expect(JSON.stringify(entry)).not.toMatch(/hush/);
  expect(entry).toMatchObject({
    target: '/cup/[redacted]?a=1&access_token=[redacted]&x-cup-key=[redacted]',
    request: { body: { echo: '[redacted]', name: 'x' } },
  });
});

test('keeps what only sounds like a secret', () => {
  const body = { token_expires_in: 3600, token_endpoint_auth_method: 'none', access_token_ttl: 5 };
  expect(logged(JSON.stringify(body))?.request.body).toEqual(body);
});

test('of a long body keeps the beginning, as text', () => {
  const body = logged(JSON.stringify({ text: 'é'.repeat(100_000) }))?.request.body;
  expect(body).toHaveLength(8 * 1024);
  expect(body).toMatch(/^\{"text":"éé/);
});

test.each<[string, string, (log: RequestLog) => unknown]>([
  ['when somebody looks', '{"name":"x"}', (log) => log.list()],
  ['before its contract goes', '{"name":"x"}', (log) => log.settle('cups')],
  ['at once in a long body', `{"name":"${'x'.repeat(20_000)}"}`, () => undefined],
])('finds violations in the whole body, once, %s', (_, body, look) => {
  const log = new RequestLog();
  const sent: string[] = [];
  const found = { location: ['request'], severity: 'Error', message: 'No.', pointer: '/paths' } as const;
  const findViolations = (text: string) => {
    sent.push(text);
    return [{ ...found, location: ['request'] }];
  };
  const request = { headers: {}, bytes: Buffer.from(body) };
  log.add({
    ...{ contract, milliseconds: 1, session: '', method: 'PUT', target: '/cup' },
    request,
    findViolations,
  });
  look(log);
  expect(sent).toEqual([body]);
  expect(log.list()[0]?.violations).toEqual([found]);
  expect(sent).toHaveLength(1);
});

test('keeps the last thousand', () => {
  const log = new RequestLog();
  const bytes = Buffer.alloc(0);
  for (let count = 0; count < 1500; count += 1) {
    log.add({
      contract,
      milliseconds: 1,
      session: `${count % 2}`,
      method: 'GET',
      target: '/',
      request: { headers: {}, bytes },
    });
  }
  const ids = (entries: readonly { id: number }[]) => entries.map(({ id }) => id);
  expect(ids(log.list())).toHaveLength(1000);
  expect(ids(log.list({ limit: 2 }))).toEqual([1499, 1500]);
  expect(ids(log.list({ after: 10, limit: 2, session: '1' }))).toEqual([502, 504]);
  log.clear({ session: '1' });
  expect(ids(log.list({ limit: 2 }))).toEqual([1497, 1499]);
});

test('says at the wire what was asked, and why it was answered so', async () => {
  await at.control('DELETE', '/requests');
  await at.boil('?__session=one&__example=TooHot');
  await at.boil();
  await fetch(`${at.gateway}/teapot/pots/p-1`, { method: 'PUT', body: '[' });
  const [first, second, third] = await at.requests();
  expect(first).toMatchObject({
    session: 'one',
    contract: 'kettle',
    operationId: 'updateKettle',
    method: 'PATCH',
    request: { headers: { authorization: '[redacted]' }, body: { degrees: 100 } },
    response: { status: 400, body: { fault: 'Too hot.' } },
    scenario: 'TooHot',
    reason: 'query',
    violations: [],
  });
  expect(third?.contract).toBe('teapot');
  const ids = async (query: string) => (await at.requests(query)).map(({ id }) => id);
  expect(await ids('?session=one')).toEqual([first?.id]);
  expect(await ids('?session=&contract=kettle')).toEqual([second?.id]);
  expect(await ids(`?after=${first?.id}&limit=1&operation=updateKettle`)).toEqual([second?.id]);
  await at.control('DELETE', '/requests?session=one');
  expect(await ids('')).toEqual([second?.id, third?.id]);
});

test('keeps a thousand sessions, those that were used last', () => {
  let now = 0;
  const sessions = new Sessions({ now: () => now });
  const of = (key: string) => sessions.of({ headers: { 'x-mock-session': key }, target: '/' });
  const [first, common] = [of('0'), of('kept')];
  common.setDelay('cups', 5);
  for (let key = 1; key < 10_000; key += 1) {
    of(`${key}`);
    if (key % 500 === 0) of('kept');
  }
  expect(of('kept').delayOf('cups')).toBe(5);
  expect(of('0')).not.toBe(first);
  expect(of('9500')).toBe(of('9500'));
  now += 60 * 60 * 1000 + 1;
  expect(of('kept').delayOf('cups')).toBeUndefined();
});

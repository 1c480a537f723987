import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGate, type Recorder, startRecorder } from '../src/index.ts';
import { contractOf, teaDocument } from './tea-contract.ts';

const contract = contractOf(teaDocument);
const gate = createGate(contract);
const json = { 'content-type': 'application/json', etag: '"1"' };
const good = { name: 'Sencha', leaf: { colour: 'green' } };

interface Answer {
  readonly request?: string;
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: unknown;
}

let answer: Answer = {};
const server = createServer((_request, response) => {
  const { status = 200, headers = json, body = good } = answer;
  response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
});
let recorder: Recorder;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // An IP listener's address is never a string.
  recorder = await startRecorder('fetch', `http://127.0.0.1:${port}`);
});
afterAll(async () => {
  await recorder.close();
  server.close();
  contract[Symbol.dispose]();
});

const kept: [string, Answer][] = [
  ['the documented answer', {}],
  [
    'a media type with a parameter, in capitals',
    { headers: { ...json, 'content-type': 'Application/JSON; charset=utf-8' } },
  ],
  ['an encoded slash in an id', { request: 'GET /teas/a%2Fb?full=1' }],
  [
    'a documented error',
    { status: 404, headers: { 'content-type': 'application/problem+json' }, body: { title: 'No' } },
  ],
  ['no body where none is documented', { request: 'DELETE /teas/1', status: 204, headers: {}, body: '' }],
  ['a literal path that a template fits too', { request: 'GET /teas/100%' }],
];

it.each(kept)('lets %s pass', async (_what, answered) => {
  expect(await violations(answered)).toEqual([]);
});

const broken: [string, Answer, RegExp, line: string][] = [
  [
    'an undocumented status',
    { status: 418 },
    /^status 418 is not documented \(200, 404, 501\)$/,
    '"responses": {',
  ],
  [
    'a 501, even a documented one',
    { status: 501, headers: {}, body: '' },
    /^status 501: nothing/,
    '"responses": {',
  ],
  [
    'an undocumented media type',
    { headers: { ...json, 'content-type': 'text/json' } },
    /^media type text\/json of status 200 is not documented \(application\/json\)$/,
    '"content": {',
  ],
  ['no media type', { headers: { etag: '"1"' } }, /^media type \(none\)/, '"content": {'],
  [
    'no required header',
    { headers: { 'content-type': 'application/json' } },
    /^header ETag is missing$/,
    '"ETag": {',
  ],
  ['a body that is not JSON', { body: '{"name":' }, /^the body is not JSON$/, '"Tea": {'],
  ['no body', { body: '' }, /^the body is not JSON$/, '"Tea": {'],
  [
    'a body where none is documented',
    { request: 'DELETE /teas/1', status: 202 },
    /^status 202 has a body/,
    '"202": {',
  ],
  ['a wrong type', { body: { ...good, name: 5 } }, /^body\/name: must be string/, '"type": "string"'],
  [
    'a missing member',
    { body: { name: 'Sencha' } },
    /^body: must have required property 'leaf'/,
    '"required": [',
  ],
  [
    'an undocumented member',
    { body: { ...good, price: 5 } },
    /^body: must NOT have unevaluated properties: price$/,
    '"Tea": {',
  ],
  [
    'an undocumented member further in',
    { body: { ...good, leaf: { size: 5 } } },
    /^body\/leaf: must NOT have unevaluated properties: size$/,
    '"Leaf": {',
  ],
  [
    'a value that is not listed',
    { body: { ...good, leaf: { colour: 'blue' } } },
    /^body\/leaf\/colour: must be equal to one of/,
    '"enum": [',
  ],
  [
    'a wrong type under a name that pointers escape',
    { body: { ...good, 'a/b~c%': 'x' } },
    /^body\/a~1b~0c%: must be integer/,
    '"type": "integer"',
  ],
  [
    'an undocumented member of a documented error',
    {
      status: 404,
      headers: { 'content-type': 'application/problem+json' },
      body: { title: 'No', detail: 'No' },
    },
    /unevaluated properties: detail$/,
    '"schema": {',
  ],
  ['an undocumented path', { request: 'GET /pots/1' }, /^GET \/pots\/1 is not an operation/, '"paths": {'],
  ['an undocumented method', { request: 'PUT /teas/1' }, /^PUT \/teas\/1 is not an operation/, '"paths": {'],
  ['an empty id', { request: 'GET /teas/' }, /^GET \/teas\/ is not an operation/, '"paths": {'],
  ['a path further in', { request: 'GET /teas/a/b' }, /^GET \/teas\/a\/b is not an operation/, '"paths": {'],
];

it.each(broken)('refuses %s at its line', async (_what, answered, problem, line) => {
  const found = await violations(answered);
  expect(found.map((violation) => violation.problem)).toEqual([expect.stringMatching(problem)]);
  const [, number] = /:(\d+)$/.exec(found[0]?.location ?? '') ?? [];
  expect(readFileSync(contract.file, 'utf8').split('\n')[Number(number) - 1]).toContain(line);
});

async function violations(next: Answer) {
  answer = next;
  const [method = 'GET', target = '/teas/1'] = next.request?.split(' ') ?? [];
  await (await fetch(recorder.url + target, { method })).text();
  const exchange = recorder.exchanges.at(-1);
  if (!exchange) throw new Error('Nothing went over the wire.');
  return gate(exchange);
}

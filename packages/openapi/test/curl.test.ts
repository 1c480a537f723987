import { expect, it } from 'vitest';
import { exampleCurl, operations } from '../src/index.ts';
import { tea } from './tea.ts';

const url = 'http://localhost:4010/tea';
const [update, list] = [...operations(tea)];
if (!update || !list) throw new Error('Expected two operations.');

it('calls an operation with examples and placeholders', () => {
  expect(exampleCurl(tea, update, { url })).toBe(
    [
      `curl -X PATCH '${url}/teas/a%2Fb%20c/large?page=1&key=example-token'`,
      `-H 'X-Trace: 7' -H 'Cookie: theme=dark; sid=example-token' -H 'Content-Type: application/json'`,
      `-d '{"name":"Sencha"}'`,
    ].join(' '),
  );
});

it('takes a path parameter and a token that it is given', () => {
  const security = [{ Header: [] }];
  const command = exampleCurl(tea, { ...update, security }, { url, path: { id: "it's" }, token: 'secret' });
  expect(command).toContain(`/teas/it'\\''s/large?page=1' -H 'X-Key: secret' -H 'X-Trace: 7'`);
});

it.each([
  ['Basic', undefined, `Basic ${btoa('user:password')}`],
  ['Basic', 'me:secret', `Basic ${btoa('me:secret')}`],
  ['Bearer', undefined, 'Bearer example-token'],
  ['Bearer', 'secret', 'Bearer secret'],
])('authorizes by %s, given %s', (scheme, token, header) => {
  const target = token === undefined ? { url } : { url, token };
  const command = exampleCurl(tea, { ...update, security: [{ [scheme]: [] }] }, target);
  expect(command).toContain(`-H 'Authorization: ${header}'`);
});

it('sends no more than an operation has', () => {
  expect(exampleCurl(tea, list, { url })).toBe(`curl -X GET '${url}/teas'`);
});

it.each([
  [{ properties: { name: { examples: ['Sencha'] }, cups: {} }, required: ['name'] }, '{"name":"Sencha"}'],
  [
    { allOf: [{ properties: { of: { $ref: '#/components/schemas/Leaf' } } }, { required: ['of'] }] },
    '{"of":"green"}',
  ],
  [{ type: 'string' }, '"example"'],
])('makes up a body of %j, which has no example', (schema, body) => {
  const schemas = { ...tea.components.schemas, Leaf: { enum: ['green'] } };
  const document = { ...tea, components: { ...tea.components, schemas } };
  const content = { 'application/json': { schema } };
  const command = exampleCurl(
    document,
    { ...update, body: { pointer: '', required: true, content } },
    { url },
  );
  expect(command).toContain(`-d '${body}'`);
});

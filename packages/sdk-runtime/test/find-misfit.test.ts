import { expect, it } from 'vitest';
import { createClient, findMisfit, type Operation, type StandardSchema } from '../src/client.ts';

const operation: Operation = {
  id: 'getThing',
  method: 'GET',
  path: '/',
  responses: { 200: true, 204: false },
  secrets: ['client_secret'],
};

/** A schema that finds fault with one place of every value. */
function faulty(...path: (PropertyKey | { key: PropertyKey })[]): StandardSchema {
  return { '~standard': { validate: () => ({ issues: [{ message: 'no', expected: 'string', path }] }) } };
}

const body = {
  name: 5,
  'a/b~c': [true],
  client_secret: 'abc',
  none: null,
  deep: { list: [{}] },
  long: 'x'.repeat(300),
};
const cases: [string, StandardSchema, object][] = [
  ['a member', faulty('name'), { pointer: '/name', expected: 'string', received: '5' }],
  [
    'a path of objects',
    faulty({ key: 'deep' }, { key: 'list' }, { key: 0 }),
    { pointer: '/deep/list/0', received: 'an object' },
  ],
  ['a name with both special characters', faulty('a/b~c', 0), { pointer: '/a~1b~0c/0', received: 'true' }],
  ['a list', faulty('a/b~c'), { received: 'an array' }],
  ['null', faulty('none'), { received: 'null' }],
  ['a member that is missing', faulty('x'), { pointer: '/x', expected: 'a value', received: 'nothing' }],
  ['long text, in part', faulty('long'), { received: `"${'x'.repeat(199)}` }],
  ['the body as a whole', faulty(), { pointer: '', received: 'an object' }],
  ['a secret, unseen', faulty('client_secret'), { pointer: '/client_secret', received: '[redacted]' }],
  [
    'a place in the words of a library that has no `expected`',
    { '~standard': { validate: async () => ({ issues: [{ message: 'must be text', path: ['name'] }] }) } },
    { pointer: '/name', expected: 'must be text' },
  ],
];

it.each(cases)('points at %s', async (_what, schema, misfit) => {
  const validate = (...call: Parameters<typeof findMisfit> extends [unknown, ...infer Rest] ? Rest : never) =>
    findMisfit({ getThing: { 200: schema } }, ...call);
  const client = createClient(
    { fetch: async () => Response.json(body), validate },
    'https://api.example.com',
  );
  const outcome = await client.call(operation, {});
  expect(outcome).toMatchObject({ kind: 'violation', status: undefined, body, ...misfit });
});

it('keeps a body as it was sent, whatever the schema would make of it', async () => {
  const schema = { '~standard': { validate: () => ({ value: { name: 'changed' } }) } };
  const validate = (...[one, status, sent]: [Operation, number, unknown]) =>
    findMisfit({ getThing: { 200: schema } }, one, status, sent);
  const client = createClient(
    { fetch: async () => Response.json(body), validate },
    'https://api.example.com',
  );
  expect(await client.call(operation, {})).toMatchObject({ kind: 'success', body });
});

it.each([
  ['a status without a body', new Response(null, { status: 204 }), 'success'],
  ['an undocumented status', Response.json({}, { status: 418 }), 'undocumented'],
])('has nothing to say of %s', async (_what, response, kind) => {
  const validate = (one: Operation, status: number, sent: unknown) =>
    findMisfit({ getThing: { 200: faulty() } }, one, status, sent);
  const client = createClient({ fetch: async () => response, validate }, 'https://api.example.com');
  expect(await client.call(operation, {})).toMatchObject({ kind });
});

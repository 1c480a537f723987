import { expect, test } from 'vitest';
import { placed } from '../../src/places/placed.ts';
import { askPrism, operationOf, type PrismRequest } from '../../src/prism/ask-prism.ts';
import { mockContract } from '../../src/prism/contract.ts';
import { cups } from './cups.ts';

const contract = await mockContract('cups', cups);

const good = { name: 'tea' };
const schema = '/components/schemas/Cup';
const whole = '/components/requestBodies/Cup/content/application~1json/schema';
const operation = '/paths/~1cups~1{cupId}/put';
const parameters = `${operation}/parameters`;

type Sent = Partial<Omit<PrismRequest, 'url'>> & { path?: string; query?: PrismRequest['url']['query'] };

function request({ path = '/cups/c', query = { Fill: '1' }, ...sent }: Sent): PrismRequest {
  const headers = { authorization: 'Bearer x', 'content-type': 'application/json', 'content-length': '9' };
  return {
    method: 'put',
    url: { path, query },
    body: good,
    ...sent,
    headers: { ...headers, ...sent.headers },
  };
}

async function pointersOf(sent: Sent): Promise<readonly (string | undefined)[]> {
  const asked = request(sent);
  const answer = await askPrism(contract, asked);
  const found = answer.violations.filter(({ location }) => location[0] === 'request');
  return placed(contract, operationOf(contract, asked), asked, found).map(({ pointer }) => pointer);
}

test.each<[string, unknown, string[]]>([
  ['a wrong type', { ...good, pair: ['a', 'b'] }, [`${schema}/properties/pair/prefixItems/1/type`]],
  ['an item after those', { ...good, pair: ['a', 1, 2] }, [`${schema}/properties/pair/items/type`]],
  [
    'an unknown member',
    { ...good, pair: ['a', 1, { b: 2 }] },
    [`${schema}/properties/pair/items/additionalProperties`],
  ],
  ['a component in allOf', { name: 'x' }, ['/components/schemas/Named/properties/name/minLength']],
  ['a member that is missing', {}, ['/components/schemas/Named/required/0']],
  ['an alternative in allOf', { ...good, glaze: 'red' }, [`${schema}/allOf/1/properties/glaze/enum`]],
  [
    'the alternatives of oneOf',
    { ...good, handle: 0 },
    [
      '/components/schemas/Fill/minimum',
      `${schema}/properties/handle/oneOf/1/const`,
      `${schema}/properties/handle/oneOf`,
    ],
  ],
  [
    'alternatives that say the same',
    { ...good, lid: 'odd', knob: 1 },
    [0, 1]
      .map((index) => `${schema}/properties/lid/oneOf/${index}/const`)
      .concat(`${schema}/properties/lid/oneOf`),
  ],
  [
    'the alternatives of anyOf',
    { ...good, either: [10] },
    [
      `${schema}/properties/either/anyOf/0/type`,
      `${schema}/properties/either/anyOf/1/items/maximum`,
      `${schema}/properties/either/anyOf`,
    ],
  ],
  [
    'names by pattern',
    { ...good, marks: { 'x-a': 5, b: 'c' } },
    [
      `${schema}/properties/marks/additionalProperties/type`,
      `${schema}/properties/marks/patternProperties/^x-/type`,
    ],
  ],
  ['a name with a slash', { ...good, 'a/b': 1 }, [`${schema}/properties/a~1b/type`]],
  ['a condition', { ...good, kind: 'mug' }, [`${schema}/then/required/0`, `${schema}/if`]],
  [
    'a member in a condition',
    { ...good, kind: 'mug', volume: 0 },
    [`${schema}/then/properties/volume/exclusiveMinimum`, `${schema}/if`],
  ],
  [
    'a member that is forbidden',
    { ...good, volume: 1 },
    [`${schema}/else/properties/volume`, `${schema}/if`],
  ],
  ['what a member needs', { ...good, lid: 'flat' }, [`${schema}/dependentRequired/lid`]],
  [
    'a member that only comes back',
    { ...good, closed: { id: 'x' } },
    [`${schema}/properties/closed/properties/id`],
  ],
  [
    'what holds itself',
    { ...good, parts: [{ name: 'ab', parts: [] }] },
    [`${schema}/properties/parts/minItems`],
  ],
  ['what stands twice', { ...good, parts: [good, good] }, [`${schema}/properties/parts/uniqueItems`]],
])('finds %s', async (_, body, pointers) => {
  expect((await pointersOf({ body })).toSorted()).toEqual(pointers.toSorted());
});

test.each<[string, Sent, string[]]>([
  ['a query parameter', { query: { Fill: '0' } }, ['/components/schemas/Fill/minimum']],
  ['one that is missing', { query: {} }, [`${parameters}/0/required`]],
  ['its items', { query: { Fill: '1', ids: ['1', 'x'] } }, [`${parameters}/1/schema/items/type`]],
  [
    'what two alternatives refuse, by the parameter and by the union',
    { query: { Fill: '1', size: 'big' } },
    [`${parameters}/3/schema`, `${parameters}/3/schema`, `${parameters}/3/schema/anyOf`],
  ],
  ['a header', { headers: { 'x-trace': 'long' } }, [`${parameters}/2/schema/maxLength`]],
  ['a path parameter', { path: '/cups/x' }, ['/components/parameters/CupId/schema/pattern']],
  ['no token', { headers: { authorization: '' } }, ['/security']],
  [
    "no token, of an operation's own",
    { method: 'patch', headers: { authorization: '' } },
    ['/paths/~1cups~1{cupId}/patch/security'],
  ],
  ['a media type', { headers: { 'content-type': 'text/plain' } }, ['/components/requestBodies/Cup/content']],
  ['no body', { body: null }, ['/components/requestBodies/Cup/required']],
])('finds %s', async (_, sent, pointers) => {
  expect(await pointersOf(sent)).toEqual(pointers);
});

test('finds what an answer breaks', async () => {
  const asked = request({});
  const answer = await askPrism(contract, asked);
  const pointers = placed(contract, operationOf(contract, asked), asked, answer.violations, answer);
  expect(pointers.map(({ pointer }) => pointer)).toEqual([
    '/components/schemas/Named/properties/name/type',
    `${operation}/responses/200/headers/X-Left/schema/type`,
  ]);
});

test.each([
  ['an answer that nobody knows', ['response', 'body', 'name'], 'type', `${operation}/responses`],
  ['an undocumented status', ['response'], undefined, `${operation}/responses`],
  ['malformed JSON', ['request', 'body'], 'malformed_json', whole],
  ['an unknown keyword', ['request', 'body', 'name'], 'odd', '/components/schemas/Named/properties/name'],
  ['an item', ['request', 'body', 'pair', '0'], 'odd', `${schema}/properties/pair/prefixItems/0`],
  ['an unknown member', ['request', 'body', 'odd', 'deep'], 'odd', whole],
  ['an unknown parameter', ['request', 'query', 'odd'], 'type', operation],
])('gives the nearest place that is right of %s', (_, location, code, pointer) => {
  const asked = request({});
  const violation = { location, severity: 'Error' as const, message: '', ...(code ? { code } : {}) };
  expect(placed(contract, operationOf(contract, asked), asked, [violation])[0]?.pointer).toBe(pointer);
});

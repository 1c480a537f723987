import { describe, expect, it } from 'vitest';
import {
  at,
  canonicalPointer,
  isReference,
  nameOf,
  type OpenApiErrorCode,
  resolve,
  valueAt,
} from '../src/index.ts';

// Parsed, so that `__proto__` is a member like any other.
const document = JSON.parse(`{
  "openapi": "3.1.0",
  "paths": {
    "/teas/{id}": {
      "get": { "operationId": "getTea", "responses": { "200": { "$ref": "#/components/responses/Tea" } } },
      "parameters": [{ "name": "id" }, { "name": "other" }]
    },
    "/pots": { "$ref": "#/components/pathItems/Pots", "summary": "Pots" }
  },
  "components": {
    "pathItems": { "Pots": { "summary": "hidden", "get": { "operationId": "listPots" } } },
    "responses": {
      "Tea": { "content": { "text/plain": { "schema": { "$ref": "#/components/schemas/A%20B" } } } }
    },
    "schemas": {
      "A B": { "title": "space" },
      "A%20B": { "title": "percent" },
      "a/b": { "title": "slash" },
      "m~n": { "title": "tilde" },
      "~1": { "title": "tilde one" },
      "": { "title": "empty" },
      "ä 日本 🫖": { "title": "unicode" },
      "null": null,
      "false": false,
      "list": [{ "title": "first" }, { "title": "second" }, null],
      "01": { "title": "a member, not an item" },
      "chain": { "$ref": "#/components/schemas/link" },
      "link": { "$ref": "#/components/schemas/a~1b" },
      "self": { "$ref": "#/components/schemas/self" },
      "two": { "$ref": "#/components/schemas/back" },
      "back": { "$ref": "#/components/schemas/two" },
      "into": { "$ref": "#/components/schemas/self" },
      "lost": { "$ref": "#/components/schemas/Lost" },
      "file": { "$ref": "other.yaml#/A" },
      "property": { "properties": { "$ref": { "type": "string" } } },
      "own": { "__proto__": { "title": "a member" }, "constructor": { "title": "another" } }
    }
  }
}`);

const schema = (name: string) => `#/components/schemas/${name}`;

const found: [string, unknown][] = [
  ['#', document],
  [schema('A%20B'), { title: 'space' }],
  [schema('A B'), { title: 'space' }],
  [schema('A%2520B'), { title: 'percent' }],
  [schema('a~1b'), { title: 'slash' }],
  [schema('a%7E1b'), { title: 'slash' }],
  [schema('m~0n'), { title: 'tilde' }],
  [schema('m%7e0n'), { title: 'tilde' }],
  [schema('~01'), { title: 'tilde one' }],
  [schema(''), { title: 'empty' }],
  [schema('%C3%A4%20%E6%97%A5%E6%9C%AC%20%F0%9F%AB%96'), { title: 'unicode' }],
  [schema('ä 日本 🫖'), { title: 'unicode' }],
  ['#%2Fcomponents/schemas%2Fa~1b', { title: 'slash' }],
  [schema('null'), null],
  [schema('false'), false],
  [schema('01'), { title: 'a member, not an item' }],
  [schema('list/0'), { title: 'first' }],
  [schema('list/1/title'), 'second'],
  [schema('list/2'), null],
  ['#/paths/~1teas~1{id}/parameters/1', { name: 'other' }],
  ['#/paths/~1teas~1%7Bid%7D/get/operationId', 'getTea'],
  ['#/components/pathItems/Pots/get', { operationId: 'listPots' }],
  [schema('own/__proto__'), { title: 'a member' }],
  [schema('own/constructor'), { title: 'another' }],
];

const refused: [OpenApiErrorCode, string[]][] = [
  [
    'ERR_REFERENCE_DANGLING',
    [
      ...['Lost', 'list/2/title', 'list/3', 'list/-', 'list/01', 'list/-1', 'list/1.0', 'list/length'],
      ...['a/b', 'A+B', 'a%2Fb', '/', 'A%20B/', 'A%20B/title/0', 'null/x', 'own/toString'],
      ...['__proto__', 'constructor', 'list/constructor', 'list/__proto__', 'A%20B/__proto__'],
      // A pointer goes through the document as it is; what a reference means is not its member.
      'chain/title',
    ].map(schema),
  ],
  [
    'ERR_POINTER_MALFORMED',
    [...['m~2n', 'm~', 'm~~0', '%', '%zz', '%C3', '%FF'].map(schema), '#Tea', '#a/b'],
  ],
  ['ERR_REFERENCE_EXTERNAL', ['other.yaml', 'other.yaml#/A', 'https://example.com/a#/b', '/components', '']],
];

describe('at', () => {
  it.each(found)('finds %s', (reference, value) => expect(at(document, reference)).toEqual(value));

  describe.each(refused)('%s', (code, references) => {
    it.each(references)('%s', (reference) => {
      expect(() => at(document, reference)).toThrow(
        expect.objectContaining({ name: 'OpenApiError', code, pointer: reference }),
      );
    });
  });
});

describe('resolve', () => {
  it.each([
    ['no reference', { title: 'here' }, { title: 'here' }],
    ['nothing', undefined, undefined],
    ['null', null, null],
    ['a chain', { $ref: schema('chain') }, { title: 'slash' }],
    ['an item of a list', { $ref: schema('list/0') }, { title: 'first' }],
    ['a member called $ref', { $ref: schema('property/properties') }, { $ref: { type: 'string' } }],
  ])('gives %s', (_what, node, value) => expect(resolve(document, node)).toEqual(value));

  it.each([
    ['itself', 'self', 'ERR_REFERENCE_CYCLE', 'self'],
    ['one that leads back', 'two', 'ERR_REFERENCE_CYCLE', 'back'],
    ['one that leads to itself', 'into', 'ERR_REFERENCE_CYCLE', 'self'],
    ['one that leads nowhere', 'lost', 'ERR_REFERENCE_DANGLING', 'Lost'],
  ])('refuses a reference to %s', (_what, name, code, blamed) => {
    expect(() => resolve(document, { $ref: schema(name) })).toThrow(
      expect.objectContaining({ code, pointer: schema(blamed) }),
    );
  });

  it('refuses a reference to one that leads out', () => {
    expect(() => resolve(document, { $ref: schema('file') })).toThrow(
      expect.objectContaining({ code: 'ERR_REFERENCE_EXTERNAL', pointer: 'other.yaml#/A' }),
    );
  });
});

describe('isReference', () => {
  it.each([
    [{ $ref: '#/a' }, true],
    [{ $ref: { type: 'string' } }, false],
    [Object.create({ $ref: '#/a' }), false],
    [['$ref'], false],
    [null, false],
  ])('%j: %s', (node, is) => expect(isReference(node)).toBe(is));
});

describe('canonicalPointer', () => {
  it.each([
    ['', ''],
    ['/paths/~1teas~1{id}/parameters/1', '/paths/~1teas~1{id}/parameters/1'],
    ['/paths/~1teas~1{id}/get/responses/200', '/paths/~1teas~1{id}/get/responses/200'],
    [
      '/paths/~1teas~1{id}/get/responses/200/content/text~1plain',
      '/components/responses/Tea/content/text~1plain',
    ],
    [
      '/paths/~1teas~1{id}/get/responses/200/content/text~1plain/schema/title',
      '/components/schemas/A B/title',
    ],
    ['/paths/~1pots/get/operationId', '/components/pathItems/Pots/get/operationId'],
    ['/paths/~1pots/summary', '/paths/~1pots/summary'],
    ['/components/schemas/chain/title', '/components/schemas/a~1b/title'],
    ['/components/schemas/chain/nowhere/at', '/components/schemas/a~1b/nowhere/at'],
  ])('%s is %s', (pointer, canonical) => expect(canonicalPointer(document, pointer)).toBe(canonical));

  it('refuses to go round', () => {
    expect(() => canonicalPointer(document, '/components/schemas/two/title')).toThrow(
      expect.objectContaining({ code: 'ERR_REFERENCE_CYCLE' }),
    );
  });
});

it.each([
  [schema('A%20B'), 'A B'],
  [schema('a%7E1b'), 'a/b'],
  ['#', ''],
])('nameOf %s', ($ref, name) => expect(nameOf({ $ref })).toBe(name));

describe('valueAt', () => {
  it.each([
    ['/components/schemas/A B', { title: 'space' }],
    ['/components/schemas/A%20B', { title: 'percent' }],
    ['/components/schemas/__proto__', undefined],
    ['/components/schemas/chain/title', undefined],
  ])('%s', (pointer, value) => expect(valueAt(document, pointer)).toEqual(value));
});

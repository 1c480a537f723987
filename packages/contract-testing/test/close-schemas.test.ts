import { expect, it } from 'vitest';
import { createValidator } from '../src/response-validator.ts';

const a = { type: 'object', properties: { a: { type: 'integer' } } };
const b = { type: 'object', properties: { b: { type: 'integer' } } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const tagged = { oneOf: [ref('TaggedA'), ref('TaggedB')], discriminator: { propertyName: 'kind' } };
const mapped = { propertyName: 'kind', mapping: { first: '#/components/schemas/TaggedA' } };
const kind = { properties: { kind: { type: 'string' } } };
const secret = { properties: { ...a.properties, secret: { writeOnly: true } }, required: ['secret'] };
const schemas = {
  A: a,
  B: b,
  AB: { allOf: [ref('A'), ref('B')] },
  Tree: { type: 'object', properties: { children: { type: 'array', items: ref('Tree') } } },
  Open: { type: 'object', properties: { a: {} }, additionalProperties: true },
  TaggedA: { allOf: [a, kind] },
  TaggedB: { allOf: [b, kind] },
  Parts: { $defs: { Part: a }, allOf: [ref('Parts/$defs/Part'), b] },
};

/** A schema, a value that it describes, and one with a member that it does not. */
const cases: [string, schema: object, described: unknown, strange: unknown][] = [
  ['an object', a, { a: 1 }, { a: 1, z: 1 }],
  ['an object in an object', { properties: { in: a } }, { in: { a: 1 } }, { in: { z: 1 } }],
  ['an object in a list', { type: 'array', items: a }, [{ a: 1 }, {}], [{ a: 1 }, { z: 1 }]],
  ['an object in a tuple', { prefixItems: [a], items: false }, [{ a: 1 }], [{ z: 1 }]],
  ['an object in a map', { additionalProperties: a }, { x: { a: 1 } }, { x: { z: 1 } }],
  ['an object by pattern', { patternProperties: { '^x-': a } }, { 'x-y': { a: 1 } }, { 'x-y': { z: 1 } }],
  ['members by pattern', { patternProperties: { '^x-': true } }, { 'x-y': 1 }, { z: 1 }],
  ['a reference', ref('A'), { a: 1 }, { z: 1 }],
  ['a reference with siblings', { ...ref('A'), ...b }, { a: 1, b: 1 }, { a: 1, b: 1, z: 1 }],
  ['a recursive reference', ref('Tree'), { children: [{ children: [] }] }, { children: [{ z: 1 }] }],
  ['references in allOf', ref('AB'), { a: 1, b: 1 }, { a: 1, b: 1, z: 1 }],
  ['allOf in allOf', { allOf: [{ allOf: [a] }, b] }, { a: 1, b: 1 }, { a: 1, b: 1, z: 1 }],
  [
    'oneOf',
    {
      oneOf: [
        { ...a, required: ['a'] },
        { ...b, required: ['b'] },
      ],
    },
    { b: 1 },
    { b: 1, z: 1 },
  ],
  ['a union with null', { anyOf: [ref('A'), { type: 'null' }] }, { a: 1 }, { z: 1 }],
  ['an object or null', { ...a, type: ['object', 'null'] }, null, { z: 1 }],
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  ['if and then', { ...a, if: { required: ['a'] }, then: b }, { a: 1, b: 1 }, { a: 1, b: 1, z: 1 }],
  [
    'nothing inside not',
    {
      properties: { in: { type: 'object' } },
      not: { properties: { in: { properties: { b: { const: 1 } } } }, required: ['in'] },
    },
    { in: { b: 2, z: 1 } },
    { in: { b: 1, z: 1 } },
  ],
  ['dependent schemas', { ...a, dependentSchemas: { a: b } }, { a: 1, b: 1 }, { a: 1, b: 1, z: 1 }],
  ['a tagged union', tagged, { kind: 'TaggedA', a: 1 }, { kind: 'TaggedB', a: 1 }],
  ['a tagged union, whose tag is required', tagged, { kind: 'TaggedB', b: 1 }, { b: 1 }],
  [
    'a tag that is mapped',
    { ...tagged, discriminator: mapped },
    { kind: 'first', a: 1 },
    { kind: 'A', a: 1 },
  ],
  ['what is only sent', secret, { a: 1 }, { a: 1, secret: 'x' }],
  ['parts in $defs', ref('Parts'), { a: 1, b: 1 }, { a: 1, b: 1, z: 1 }],
];

it.each(cases)('closes %s', (_what, schema, described, strange) => {
  const validate = validator(schema);
  expect(validate(described)).toEqual([]);
  expect(validate(strange)).not.toEqual([]);
});

const open: [string, schema: object, value: unknown][] = [
  ['additionalProperties: true', ref('Open'), { a: 1, z: 1 }],
  ['additionalProperties: true in a branch', { allOf: [ref('Open'), b] }, { a: 1, b: 1, z: 1 }],
  ['unevaluatedProperties: true', { ...a, unevaluatedProperties: true }, { z: 1 }],
  ['no listed member', { type: 'object' }, { z: 1 }],
  [
    'contains',
    { items: { properties: { a: {}, b: {} } }, contains: { ...a, required: ['a'] } },
    [{ a: 1, b: 1 }],
  ],
];

it.each(open)('leaves %s as it is', (_what, schema, value) => {
  expect(validator(schema)(value)).toEqual([]);
});

it('minds no reference to nothing elsewhere', () => {
  const document = documentOf(a);
  const lost = { get: { responses: { 200: { content: { text: { schema: ref('Lost') } } } } } };
  const validate = createValidator({ ...document, paths: { ...document.paths, '/lost': lost } });
  expect(validate('/paths/~1/get/responses/200/content/text/schema', { z: 1 })).not.toEqual([]);
});

it('leaves the document as it is', () => {
  const document = documentOf(a);
  const before = structuredClone(document);
  createValidator(document);
  expect(document).toEqual(before);
});

function validator(schema: object) {
  const validate = createValidator(documentOf(schema));
  return (value: unknown) => validate('/paths/~1/get/responses/200/content/text/schema', value);
}

function documentOf(schema: object) {
  const responses = { 200: { content: { text: { schema } } } };
  return { openapi: '3.1.0', paths: { '/': { get: { responses } } }, components: { schemas } };
}

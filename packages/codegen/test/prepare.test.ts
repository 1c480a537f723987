import { at, operations } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { prepare } from '../src/index.ts';
import { library } from './library.ts';

type Library = ReturnType<typeof library>;
const book = '#/components/schemas/Book/properties/x';
const get = '#/paths/~1books~1{id}/get';
const put = '#/paths/~1books~1{id}/put';

const version = (openapi: string) => (document: Library) => Object.assign(document, { openapi });
const schema = (x: object) => (document: Library) =>
  Object.assign(document.components.schemas.Book.properties, { x });
const operation = (method: 'get' | 'put', extra: object) => (document: Library) =>
  Object.assign(document.paths['/books/{id}'][method], extra);
const both =
  (...changes: ((document: Library) => unknown)[]) =>
  (document: Library) => {
    for (const change of changes) change(document);
  };
const old = (x: object) => both(version('3.0.3'), schema(x));
const link = { $ref: '#/components/schemas/Link' };
const nothing = { type: 'null' };

// What is changed, where to look, what stands there then, and what is said of it if it means something else.
const rows: [string, (document: Library) => unknown, string, unknown, string?][] = [
  ['3.0', version('3.0.3'), '#/openapi', expect.stringMatching(/^3\.1\./)],
  ['3.1 as YAML reads it', (d) => Object.assign(d, { openapi: 3.1 }), '#/openapi', '3.1.0'],
  [
    'a response that says nothing',
    (d) => Object.assign(d.paths['/books/{id}'].get.responses, { 204: null }),
    `${get}/responses/204`,
    { description: '' },
    'nothing under 204',
  ],
  ['what is to do', schema({ type: 'string', 'x-todo': 'Say how long.' }), book, { type: 'string' }],
  ['a nullable text', old({ type: 'string', nullable: true }), book, { type: ['string', 'null'] }],
  ['a nullable reference', old({ ...link, nullable: true }), book, { anyOf: [link, nothing] }],
  [
    'a nullable choice',
    old({ oneOf: [link], nullable: true }),
    book,
    { anyOf: [{ oneOf: [link] }, nothing] },
  ],
  [
    'a nullable union',
    old({ anyOf: [link, { type: 'string' }], nullable: true }),
    book,
    { anyOf: [link, { type: 'string' }, nothing] },
  ],
  [
    'an object of which only the members are said',
    schema({ properties: { a: link } }),
    book,
    { type: 'object', properties: { a: link } },
  ],
  [
    'a nullable one',
    old({ properties: { a: link }, nullable: true }),
    book,
    { type: ['object', 'null'], properties: { a: link } },
  ],
  [
    'a condition on members',
    schema({ not: { properties: { a: link } } }),
    book,
    { not: { properties: { a: link } } },
  ],
  [
    'a tag that only the branch declares',
    (d) =>
      both(schema({ oneOf: [link], discriminator: { propertyName: 'x' } }), (d) =>
        Object.assign(d.components.schemas.Link.properties, { x: { enum: ['here'] } }),
      )(d),
    `${book}/discriminator/mapping`,
    { here: link.$ref },
  ],
  [
    'the body of a status that has none',
    (d) =>
      Object.assign(d.paths['/books/{id}'].get.responses, {
        204: { description: 'Gone.', content: { 'application/json': {} } },
      }),
    `${get}/responses/204`,
    { description: 'Gone.' },
    'content under 204',
  ],
  [
    'headers that no caller sets',
    operation('get', {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: {} },
        { name: 'Content-Type', in: 'header' },
        { name: 'content-length', in: 'header' },
      ],
    }),
    `${get}/parameters`,
    [{ name: 'id', in: 'path', required: true, schema: {} }],
    'parameter content-length is dropped',
  ],
  ['nullable without anything', old({ nullable: true, title: 'X' }), book, { title: 'X' }],
  ['not nullable', old({ type: 'string', nullable: false }), book, { type: 'string' }],
  ['nullable in 3.1', schema({ type: 'string', nullable: true }), book, { type: ['string', 'null'] }],
  ['an exclusive minimum', schema({ minimum: 3, exclusiveMinimum: true }), book, { exclusiveMinimum: 3 }],
  ['an inclusive maximum', schema({ maximum: 3, exclusiveMaximum: false }), book, { maximum: 3 }],
  [
    'a pattern that needs no flag u',
    schema({ type: 'string', pattern: '^[\\w-.]+$' }),
    book,
    { type: 'string' },
    'pattern "^[\\\\w-.]+$" is dropped',
  ],
  [
    'a pattern with idle backslashes',
    schema({ pattern: '^\\-[\\-\\_\\:\\]\\w]+\\@\\.\\/$' }),
    book,
    { pattern: '^-[\\-_:\\]\\w]+@\\.\\/$' },
  ],
  [
    'such a pattern of names',
    schema({ patternProperties: { '[': link, '^a': link } }),
    book,
    { patternProperties: { '^a': link } },
    'patternProperties "[" is dropped',
  ],
  [
    'a schema with a base of its own',
    schema({ $id: 'https://library.example/x', ...link }),
    book,
    link,
    '$id "https://library.example/x" is dropped',
  ],
  [
    'a dynamic reference',
    schema({ $dynamicRef: '#item', $defs: { any: { $dynamicAnchor: 'item' } } }),
    book,
    { $defs: { any: {} } },
    '$dynamicRef "#item" is dropped',
  ],
  [
    'a default of null where null is none',
    schema({ type: 'object', default: null }),
    book,
    { type: 'object' },
    'default null is dropped',
  ],
  [
    'a default of null where null is one',
    schema({ type: ['object', 'null'], default: null }),
    book,
    { type: ['object', 'null'], default: null },
  ],
  [
    'a default of another type than the schema',
    schema({ allOf: [link], default: { href: 5 } }),
    book,
    { allOf: [link] },
    'default {"href":5} is dropped',
  ],
  [
    'a default that is not listed',
    schema({ enum: ['a', 'b'], default: 'c' }),
    book,
    { enum: ['a', 'b'] },
    'default "c" is dropped',
  ],
  [
    'a default that one of the schemas allows',
    schema({ anyOf: [{ type: 'integer' }, { type: 'array', items: { type: 'string' } }], default: ['a'] }),
    `${book}/default`,
    ['a'],
  ],
  [
    'content that has more than media types',
    operation('get', { responses: { 200: { content: { 'text/json': {}, 'x-a': {}, code: 200 } } } }),
    `${get}/responses/200/content`,
    { 'text/json': {} },
    'content has "x-a", "code", which is no media type',
  ],
  [
    'a media type without more',
    operation('get', { responses: { 200: { content: { 'text/csv': null } } } }),
    `${get}/responses/200/content`,
    { 'text/csv': {} },
  ],
  [
    'statuses in another case',
    operation('get', { responses: { '4xx': {}, '5XX': {}, Default: {} } }),
    `${get}/responses`,
    { '5XX': {}, '4XX': {}, default: {} },
  ],
  [
    'a response that has no status',
    operation('get', { responses: { 200: {}, ok: {}, 'x-a': {} } }),
    `${get}/responses`,
    { 200: {}, 'x-a': {} },
    'responses has ok, which is no status',
  ],
  [
    'a mapping by name',
    schema({ discriminator: { propertyName: 'kind', mapping: { link: 'Link' } } }),
    book,
    { discriminator: { propertyName: 'kind', mapping: { link: '#/components/schemas/Link' } } },
  ],
  [
    'a mapping to nothing',
    schema({ discriminator: { propertyName: 'kind', mapping: { a: '#/components/schemas/A' } } }),
    book,
    { discriminator: { propertyName: 'kind', mapping: {} } },
    'mapping of a is dropped',
  ],
  [
    'example data',
    old({ type: 'object', default: { nullable: true } }),
    `${book}/default`,
    { nullable: true },
  ],
  [
    'what looks like a reference in an example',
    schema({ type: 'object', examples: [{ $ref: '#/nowhere' }] }),
    `${book}/examples/0`,
    { $ref: '#/nowhere' },
  ],
  ['no responses', operation('get', { responses: undefined }), `${get}/operationId`, 'getBook'],
  ['no operationId', operation('get', { operationId: undefined }), `${get}/operationId`, 'getBooksById'],
  [
    'the operationId of another',
    operation('put', { operationId: 'get-book' }),
    `${put}/operationId`,
    'putBooksById',
    'gives the same name as that of GET /books/{id}',
  ],
  [
    'an operationId that every SDK exports',
    operation('put', { operationId: 'create-client' }),
    `${put}/operationId`,
    'putBooksById',
    'what every SDK exports',
  ],
  [
    'a reserved word as operationId',
    operation('put', { operationId: 'delete' }),
    `${put}/operationId`,
    'putBooksById',
    'no name of a function',
  ],
  [
    'a body that a GET may have',
    operation('get', { requestBody: { content: { 'application/json': {} } } }),
    `${get}/responses/404/description`,
    'No such book.',
    'dropped: body of a GET',
  ],
  [
    'a security scheme that refers to nothing',
    ({ components }) =>
      Object.assign(components, {
        securitySchemes: { ...components.securitySchemes, lost: { $ref: '#/nowhere' } },
      }),
    '#/components/securitySchemes',
    library().components.securitySchemes,
    '$ref #/nowhere leads nowhere; the security scheme is dropped',
  ],
  [
    'a path parameter that nobody declares',
    (document) => Object.assign(document.paths, { '/{a}/{b}': { get: { operationId: 'a', responses: {} } } }),
    '#/paths/~1{a}~1{b}/get/parameters',
    ['a', 'b'].map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    'what {a}, {b} of the path is',
  ],
  [
    'a path item elsewhere',
    (document) => {
      Object.assign(document.components, { pathItems: { Shelf: { get: { operationId: 'getShelf' } } } });
      Object.assign(document.paths, { '/shelf': { $ref: '#/components/pathItems/Shelf' } });
    },
    '#/paths/~1shelf',
    { get: { operationId: 'getShelf' } },
  ],
  [
    'a reference into an operation',
    schema({ $ref: `${get}/responses/404/content/application~1json/schema/properties/title` }),
    book,
    { $ref: '#/components/schemas/BooksIdGet404Title' },
  ],
  [
    'what a reference into an operation means',
    schema({ $ref: `${get}/responses/404/content/application~1json/schema/properties/title` }),
    '#/components/schemas/BooksIdGet404Title',
    { type: 'string' },
  ],
];

describe('prepare', () => {
  it.each(rows)('%s', (_what, change, pointer, value, problem) => {
    const document = library();
    change(document);
    const given = structuredClone(document);
    const { document: prepared, findings } = prepare(document);
    expect(at(prepared, pointer)).toEqual(value);
    expect(findings).toEqual(
      problem === undefined
        ? []
        : [expect.objectContaining({ level: 'changed', problem: expect.stringContaining(problem) })],
    );
    expect(document).toEqual(given);
    expect(prepare(prepared)).toEqual({ document: prepared, findings: [] });
  });

  it('reads Swagger 2.0', () => {
    const responses = { 200: { description: 'A book.', schema: { type: 'string' } } };
    const paths = {
      '/books': { get: { operationId: 'listBooks', produces: ['application/json'], responses } },
    };
    const { document } = prepare({ swagger: '2.0', info: {}, paths });
    expect([...operations(document)]).toMatchObject([
      { id: 'listBooks', responses: { 200: { content: { 'application/json': {} } } } },
    ]);
  });

  it.each([
    [{ openapi: '3.2.0' }, 'version 3.2.0'],
    [{ swagger: '1.2' }, 'version 1.2'],
    [{}, 'no version'],
  ])('refuses %j in a line', (document, problem) => {
    expect(() => prepare(document)).toThrow(
      `The document has ${problem}; expected OpenAPI 3.1 or 3.0, or Swagger 2.0.`,
    );
  });

  it('makes names that no other operation changes', () => {
    const item = { get: { responses: {} } };
    const namesOf = (...paths: string[]) => {
      const items = paths.map((path) => [path, item]);
      const { document } = prepare({ openapi: '3.1.0', paths: Object.fromEntries(items) });
      return Object.fromEntries([...operations(document)].map(({ path, id }) => [path, id]));
    };
    const before = namesOf('/', '/a/{b}', '/a-b/C_d');
    expect(before).toEqual({ '/': 'getRoot', '/a/{b}': 'getAByB', '/a-b/C_d': 'getABCD' });
    const after = namesOf('/a', '/', '/a/{b}', '/x', '/a-b/C_d', '/a/by/b');
    expect(after).toMatchObject(before);
    expect(after['/a/by/b']).toMatch(/^getAByB[0-9a-f]{6}$/);
  });
});

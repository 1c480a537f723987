import { at, leftOut, operations } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { prepare } from '../src/index.ts';
import { library } from './library.ts';
import { media } from './media/contract.ts';

type Library = ReturnType<typeof library>;
const get = '#/paths/~1books~1{id}/get';
const put = '#/paths/~1books~1{id}/put';

const operation = (document: Library) => document.paths['/books/{id}'];
const parameter = (extra: object) => (document: Library) => {
  operation(document).get.parameters.push({ name: 'p', in: 'query', schema: { type: 'string' }, ...extra });
};
const scheme = (value: Record<string, unknown>) => (document: Library) => {
  document.components.securitySchemes.Token = value;
};

const cases: [string, (document: Library) => void, string, string][] = [
  [
    'a reference that leads nowhere',
    (d) => Object.assign(d.components.schemas.Book.properties, { x: { $ref: '#/nowhere' } }),
    '#/components/schemas/Book/properties/x',
    'leads nowhere',
  ],
  [
    'a reference to another file',
    (d) => Object.assign(d.components.schemas.Book.properties, { x: { $ref: 'Other.yaml' } }),
    '#/components/schemas/Book/properties/x',
    'in the same document',
  ],
  [
    'a reference that is no pointer',
    (d) => Object.assign(d.components.schemas.Book.properties, { 'a/b': { $ref: '#/components/%' } }),
    '#/components/schemas/Book/properties/a~1b',
    'percent-encoding',
  ],
  [
    'the path of another',
    (d) => {
      Object.assign(d.paths, { '/books/{title}': { put: { operationId: 'again' } } });
    },
    '#/paths/~1books~1{title}/put',
    'the same as /books/{id}',
  ],
  [
    'a body that a GET needs',
    (d) => Object.assign(operation(d).get, { requestBody: operation(d).put.requestBody }),
    `${get}/requestBody`,
    'body of a GET, which fetch refuses',
  ],
  [
    'the method TRACE',
    (d) => Object.assign(operation(d), { trace: { ...operation(d).delete, operationId: 'traceBook' } }),
    '#/paths/~1books~1{id}/trace',
    'method TRACE',
  ],
  ['a cookie', parameter({ in: 'cookie' }), `${get}/parameters/1`, 'cookie'],
  ['a parameter with content', parameter({ content: {} }), `${get}/parameters/1`, 'schema'],
  ['reserved characters', parameter({ allowReserved: true }), `${get}/parameters/1`, 'percent-encoding'],
  [
    'an object in a header',
    parameter({ in: 'header', schema: { type: 'object' } }),
    `${get}/parameters/1`,
    'scalar',
  ],
  ['a matrix path parameter', parameter({ in: 'path', style: 'matrix' }), `${get}/parameters/1`, 'simple'],
  [
    'a query object with delimiters',
    parameter({ schema: { type: 'object' }, style: 'pipeDelimited' }),
    `${get}/parameters/1`,
    'deepObject',
  ],
  [
    'a query array in deepObject style',
    parameter({ schema: { type: 'array' }, style: 'deepObject' }),
    `${get}/parameters/1`,
    'expected form',
  ],
  [
    'a scheme that the contract does not have',
    (d) => Object.assign(operation(d).put, { security: [{ Elsewhere: [] }] }),
    `${put}/security`,
    'security scheme Elsewhere (not declared)',
  ],
  [
    'a reference to itself',
    (d) => Object.assign(operation(d).get.responses, { 400: { $ref: `${get}/responses/400` } }),
    `${get}/responses/400`,
    'back to itself',
  ],
  ['mutual TLS', scheme({ type: 'mutualTLS' }), `${put}/security`, 'Token (mutualTLS)'],
  [
    'a cookie as credential',
    scheme({ type: 'apiKey', in: 'cookie', name: 'c' }),
    `${put}/security`,
    'Token (apiKey in a cookie); expected an API key in a header',
  ],
  [
    'HTTP Digest',
    scheme({ type: 'http', scheme: 'digest' }),
    `${put}/security`,
    'Token (http digest); expected an API key in a header or the query, HTTP Basic or Bearer',
  ],
  [
    'nothing as parameter',
    (d) => operation(d).get.parameters.push(null as never),
    `${get}/parameters/1`,
    'name',
  ],
  ['a parameter without a place', parameter({ in: undefined }), `${get}/parameters/1`, '`in`'],
  ['a parameter of 2.0', parameter({ in: 'body' }), `${get}/parameters/1`, 'query, header or cookie'],
  [
    'parameters that are no list',
    (d) => Object.assign(operation(d).get, { parameters: {} }),
    `${get}/parameters`,
    'no list',
  ],
  [
    "a path's parameter without a name",
    (d) =>
      Object.assign(operation(d), { parameters: [{ $ref: '#/components/x-parameters/0' }] }) &&
      Object.assign(d.components, { 'x-parameters': [{ in: 'query' }] }),
    '#/paths/~1books~1{id}/parameters/0',
    '`name`',
  ],
];

describe('an operation is left out for', () => {
  it.each(cases)('%s', (_name, change, pointer, problem) => {
    const document = library();
    change(document);
    const { findings, document: prepared } = prepare(document);
    expect(findings).toContainEqual({
      pointer,
      operation: expect.stringMatching(/^(GET|PUT|DELETE|TRACE) \/books\/\{\w+\}$/),
      level: 'left-out',
      problem: expect.stringContaining(problem),
    });
    expect([...leftOut(prepared)].map(({ reason }) => reason).join()).toContain(problem);
  });
});

it.each([
  ['the usual', library],
  ['each kind of body and parameter', media],
])('nothing is left out that generators and clients handle: %s', (_what, document) => {
  expect(prepare(document())).toEqual({ document: document(), findings: [] });
});

it('all that is in the way of an operation is said, and the others stay', () => {
  const document = library();
  parameter({ in: 'cookie' })(document);
  parameter({ in: 'path', style: 'matrix', name: 'm' })(document);
  const { findings, document: prepared } = prepare(document);
  expect(findings.map(({ operation, pointer }) => [operation, pointer])).toEqual([
    ['GET /books/{id}', `${get}/parameters/1`],
    ['GET /books/{id}', `${get}/parameters/2`],
  ]);
  expect([...operations(prepared)].map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
});

it('a credential that cannot be sent goes where another will do', () => {
  const document = library();
  Object.assign(document.components.securitySchemes, { Card: { type: 'mutualTLS' } });
  operation(document).put.security = [{ Card: [] }, { Token: [] }] as never;
  const { findings, document: prepared } = prepare(document);
  expect(findings).toMatchObject([{ pointer: `${put}/security`, level: 'changed' }]);
  expect([...operations(prepared)].find(({ id }) => id === 'replaceBook')?.security).toEqual([{ Token: [] }]);
});

it('a method without an operation is said', () => {
  const document = library();
  Object.assign(operation(document), { patch: null });
  const { findings, document: prepared } = prepare(document);
  expect(findings).toEqual([
    {
      pointer: '#/paths/~1books~1{id}/patch',
      level: 'left-out',
      problem: expect.stringContaining('no operation'),
    },
  ]);
  expect(prepared).toEqual(library());
});

it('a webhook is left out, wherever it stands', () => {
  const document = library();
  Object.assign(document.components, { pathItems: { Lost: { post: { operationId: 'tellLost' } } } });
  Object.assign(document, { webhooks: { lost: { $ref: '#/components/pathItems/Lost' } } });
  const { findings, document: prepared } = prepare(document);
  const pointer = '#/webhooks/lost/post';
  const problem = expect.stringContaining('It is a webhook');
  expect(findings).toEqual([{ pointer, operation: 'POST lost', level: 'left-out', problem }]);
  expect(at(prepared, pointer)).toEqual({ operationId: 'tellLost', 'x-left-out': problem });
});

import { afterAll, expect, it } from 'vitest';
import { createGate } from '../src/index.ts';
import { contractOf } from './tea-contract.ts';

const name = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
const problem = { description: 'No.', content: { 'application/problem+json': { schema: name } } };
const content = {
  'application/json': { schema: name },
  'text/csv': { schema: { type: 'string', pattern: '^name' } },
  'application/xml': { schema: name },
  'image/*': {},
};
const contract = contractOf({
  openapi: '3.1.0',
  paths: {
    '/labels': {
      get: {
        operationId: 'getLabels',
        responses: { 200: { description: 'Labels.', content }, '4XX': problem, default: problem },
      },
      head: { operationId: 'headLabels', responses: { 200: { description: 'Labels.', content } } },
    },
    '/labels/{name}': { get: { operationId: 'getLabel', responses: { 200: { description: 'It.' } } } },
    '/labels/{name}:print.{kind}': {
      get: { operationId: 'printLabel', responses: { 200: { description: 'It.', content } } },
    },
    '/any': {
      get: {
        operationId: 'getAny',
        responses: { '2XX': { description: 'It.', content: { '*/*': { schema: name } } } },
      },
    },
  },
});
const gate = createGate(contract);
afterAll(() => contract[Symbol.dispose]());

it.each<[request: string, status: number, mediaType: string, body: string, problem?: string]>([
  ['GET /labels', 200, 'application/json', '{"name":"Sencha"}'],
  ['GET /labels', 200, 'text/csv; charset=utf-8', 'name\nSencha'],
  ['GET /labels', 200, 'text/csv', 'Sencha', 'body: must match pattern "^name": ^name'],
  ['GET /labels', 200, 'text/csv', '', 'the body of status 200 is missing'],
  ['GET /labels', 200, 'application/xml', '<name/>'],
  ['GET /labels', 200, 'image/png', '\u0089PNG'],
  ['GET /labels', 200, 'image/png', '', 'the body of status 200 is missing'],
  [
    'GET /labels',
    200,
    'text/html',
    'x',
    'media type text/html of status 200 is not documented (application/json, text/csv, application/xml, image/*)',
  ],
  ['GET /labels', 404, 'application/problem+json', '{"name":"No"}'],
  ['GET /labels', 404, 'application/problem+json', '{}', "body: must have required property 'name': name"],
  ['GET /labels', 299, 'application/problem+json', '{"name":"No"}'],
  ['GET /labels', 299, 'application/problem+json', '{"name":5}', 'body/name: must be string: string'],
  ['HEAD /labels', 200, 'application/json', ''],
  ['GET /labels/a:print.pdf', 200, 'image/png', 'x'],
  ['GET /labels/a:print', 200, 'image/png', ''],
  ['GET /labels/:print.pdf', 200, 'image/png', 'x', 'status 200 has a body, the contract documents none'],
  [
    'GET /labels/a/b:print.pdf',
    200,
    'image/png',
    'x',
    'GET /labels/a/b:print.pdf is not an operation of the contract',
  ],
  ['GET /any', 201, 'application/json', '{"name":"Sencha"}'],
  ['GET /any', 201, 'application/json', '{', 'the body is not JSON'],
  [
    'GET /any',
    201,
    'application/hal+json',
    '{"names":1,"name":""}',
    'body: must NOT have unevaluated properties: names',
  ],
  ['GET /any', 201, 'text/html', '<p>'],
  ['GET /any', 404, 'text/html', '<p>', 'status 404 is not documented (2XX)'],
])('%s %i %s %j: %s', (request, status, mediaType, body, problem) => {
  const [method = '', target = ''] = request.split(' ');
  const response = { status, headers: { 'content-type': mediaType }, body };
  const found = gate({ method, target, request: { headers: {}, body: '' }, response });
  expect(found.map((violation) => violation.problem)).toEqual(problem === undefined ? [] : [problem]);
});

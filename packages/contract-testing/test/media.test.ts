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

it.each<[target: string, status: number, mediaType: string, body: string, problem?: string]>([
  ['/labels', 200, 'application/json', '{"name":"Sencha"}'],
  ['/labels', 200, 'text/csv; charset=utf-8', 'name\nSencha'],
  ['/labels', 200, 'text/csv', 'Sencha', 'body: must match pattern "^name": ^name'],
  ['/labels', 200, 'text/csv', '', 'the body of status 200 is missing'],
  ['/labels', 200, 'application/xml', '<name/>'],
  ['/labels', 200, 'image/png', '\u0089PNG'],
  ['/labels', 200, 'image/png', '', 'the body of status 200 is missing'],
  [
    '/labels',
    200,
    'text/html',
    'x',
    'media type text/html of status 200 is not documented (application/json, text/csv, application/xml, image/*)',
  ],
  ['/labels', 404, 'application/problem+json', '{"name":"No"}'],
  ['/labels', 404, 'application/problem+json', '{}', "body: must have required property 'name': name"],
  ['/labels', 299, 'application/problem+json', '{"name":"No"}'],
  ['/labels', 299, 'application/problem+json', '{"name":5}', 'body/name: must be string: string'],
  ['/any', 201, 'application/json', '{"name":"Sencha"}'],
  ['/any', 201, 'application/json', '{', 'the body is not JSON'],
  [
    '/any',
    201,
    'application/hal+json',
    '{"names":1,"name":""}',
    'body: must NOT have unevaluated properties: names',
  ],
  ['/any', 201, 'text/html', '<p>'],
  ['/any', 404, 'text/html', '<p>', 'status 404 is not documented (2XX)'],
])('%s %i %s %j: %s', (target, status, mediaType, body, problem) => {
  const response = { status, headers: { 'content-type': mediaType }, body };
  const found = gate({ method: 'GET', target, request: { headers: {}, body: '' }, response });
  expect(found.map((violation) => violation.problem)).toEqual(problem === undefined ? [] : [problem]);
});

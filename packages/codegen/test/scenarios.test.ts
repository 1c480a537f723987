import { expect, it } from 'vitest';
import { generateMsw } from '../src/generate-msw.ts';
import { scenarioTables } from '../src/scenario-table.ts';

const response = (...names: string[]) => ({
  description: 'A boat.',
  headers: { ETag: { schema: { type: 'string' }, example: '"7"' }, Unsaid: { schema: { type: 'string' } } },
  content: {
    'application/json': {
      examples: Object.fromEntries(names.map((name) => [name, { summary: `${name}.`, value: { name } }])),
    },
  },
});

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'alma' };
const document = {
  openapi: '3.1.0',
  servers: [{ url: 'https://boats.example' }],
  paths: {
    '/boats/{id}': {
      get: {
        operationId: 'get-boat',
        parameters: [id],
        responses: { 404: response('Gone'), 200: response('Moored'), 304: { description: 'Not modified.' } },
      },
    },
    '/boats/newest': {
      get: { operationId: 'newestBoat', responses: { 400: response('Unclear'), 409: response('Unclear') } },
    },
    '/piers': { get: { operationId: 'listPiers', responses: { 200: { content: {} } } } },
  },
};

it('names each scenario of an operation once, whatever the contract calls it', () => {
  expect(scenarioTables(document).map(({ rows }) => rows.map(({ key, status }) => [key, status]))).toEqual([
    [
      ['Moored', 200],
      ['Status304', 304],
      ['Gone', 404],
    ],
    [
      ['Unclear', 400],
      ['Unclear409', 409],
    ],
    [['Status200', 200]],
  ]);
});

it('has the request, and the answer with the headers that have an example', () => {
  const [moored, unmodified] = scenarioTables(document)[0]?.rows ?? [];
  const request = { method: 'GET', url: '/boats/{id}', path: { id: 'alma' } };
  const headers = { 'Content-Type': 'application/json', ETag: '"7"' };
  expect(moored).toMatchObject({ summary: 'Moored.' });
  expect(moored?.value).toEqual({ request, response: { status: 200, headers, body: { name: 'Moored' } } });
  expect(unmodified?.value).toEqual({ request, response: { status: 304, headers: {} } });
});

it('mocks the first success, else what there is, and literal paths before templates', () => {
  const text = generateMsw(document);
  expect(text).toContain("export function getBoat(scenario: 'Moored' | 'Status304' | 'Gone' = 'Moored',");
  expect(text).toContain("export function newestBoat(scenario: 'Unclear' | 'Unclear409' = 'Unclear',");
  const [, order] = text.match(/return \[(newestBoat.*)\];/) ?? [];
  expect(order?.match(/\w+(?=\()/g)).toEqual(['newestBoat', 'listPiers', 'getBoat']);
});

it('makes a module of nothing where the contract has no examples', () => {
  expect(generateMsw({ openapi: '3.1.0', paths: {} })).toMatch(/^export \{\};$/m);
});

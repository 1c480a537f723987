import fastify from 'fastify';
import { expect, it } from 'vitest';
import { serverPlugin } from '../src/index.ts';

const Checks = {
  type: 'object',
  properties: {
    code: { type: 'text', minLength: 2 },
    size: { type: 'integer', minimum: '1' },
    old: { pattern: '^[\\w-.]+$' },
    never: { pattern: '(', maxLength: 2 },
    odd: 'string',
    few: { anyOf: [], required: true, nullable: true },
    empty: { enum: [] },
  },
  patternProperties: { '[': { type: 'integer' }, '^x-': { type: 'integer' } },
};
const Lost = {
  type: 'object',
  properties: { lost: { $dynamicRef: 'lost.json' }, size: { type: 'string', minLength: 3 } },
};

const contentOf = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});
const put = (operationId: string, schema: string) => ({
  put: {
    operationId,
    requestBody: { content: contentOf(schema) },
    responses: { 200: { description: 'It.', content: contentOf(schema) } },
  },
});
const document = {
  openapi: '3.1.0',
  paths: { '/checks': put('check', 'Checks'), '/lost': put('lost', 'Lost') },
  components: { schemas: { Checks, Lost } },
};

it('what no validator understands is named, and all else is checked', async () => {
  const lines: string[] = [];
  const app = fastify({ logger: { stream: { write: (line: string) => void lines.push(line) } } });
  const echo = async ({ body }: { body: unknown }) => body;
  const handlers: object = { check: echo, lost: echo };
  await app.register(serverPlugin<object, false>({ document })(handlers));
  const said = lines.map((line) => JSON.parse(line)).map(({ schema, problem }) => `${schema}: ${problem}`);
  expect(said).toEqual([
    '#/components/schemas/Checks: type "text" must be equal to one of the allowed values',
    '#/components/schemas/Checks: minimum "1" must be number',
    '#/components/schemas/Checks: pattern "(" is no regular expression',
    '#/components/schemas/Checks: "string" is no schema',
    '#/components/schemas/Checks: anyOf [] must NOT have fewer than 1 items',
    '#/components/schemas/Checks: required true must be array',
    '#/components/schemas/Checks: enum [] allows nothing',
    '#/components/schemas/Checks: pattern "[" is no regular expression',
  ]);
  const send = async (payload: object, url = '/checks') => {
    const response = await app.inject({ method: 'PUT', url, payload });
    return response.statusCode === 200 ? response.json() : response.json().detail;
  };
  const odd = { code: 5, size: 0, old: 'a-b.c', odd: 1, few: 1, empty: 1, '[': 'x' };
  expect(await send(odd)).toEqual(odd);
  expect(await send({ code: 'a' })).toBe('code must have at least 2 characters');
  expect(await send({ size: 'a' })).toBe('size must be an integer');
  expect(await send({ old: '?' })).toBe('old must match the pattern ^[\\w-.]+$');
  expect(await send({ never: 'abc' })).toBe('never must have at most 2 characters');
  expect(await send({ 'x-a': 'a' })).toBe('x-a must be an integer');
  // What Ajv alone finds out, it finds with the first value.
  expect(await send({ size: 'a' }, '/lost')).toBe('The request failed.');
  expect(lines.join('')).toContain(
    "The schema at #/paths/~1lost/put/requestBody application/json can't be used.",
  );
});

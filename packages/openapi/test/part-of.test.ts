import { describe, expect, it } from 'vitest';
import { operations, partOf } from '../src/index.ts';

const answer = (name: string) => ({ responses: { 200: { $ref: `#/components/responses/${name}` } } });
const content = (name: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});
const document = {
  openapi: '3.1.0',
  paths: {
    '/teas': { get: answer('Tea'), post: { ...answer('Broken'), 'x-left-out': 'It is broken.' } },
    '/pots': { summary: 'Pots', get: { ...answer('Tea'), 'x-left-out': 'A cookie.' } },
    '/cups': { get: { responses: {} } },
  },
  webhooks: { lost: { post: answer('Nowhere') } },
  components: {
    responses: { Tea: content('Tea'), Broken: content('Broken') },
    schemas: {
      Tea: {
        properties: {
          leaf: { $ref: '#/components/schemas/Leaf' },
          next: { $ref: '#/components/schemas/Tea' },
        },
      },
      Leaf: { type: 'string', example: { $ref: '#/nowhere' } },
      Unused: {},
      Broken: { allOf: [{ $ref: '#/components/schemas/Broken2' }] },
      Broken2: { $ref: '#/nowhere' },
      LeftOut: { 'x-left-out': 'A generator fails on it.' },
      Cycle: { $ref: '#/components/schemas/Cycle' },
    },
    pathItems: { Tea: { get: {} } },
    securitySchemes: { Token: { type: 'http', scheme: 'bearer' } },
  },
};
const { get } = document.paths['/cups'];

describe('partOf', () => {
  it.each([
    [
      'what is kept, and what nothing is wrong with',
      {},
      ['/teas', '/cups'],
      ['Tea', 'Leaf', 'Unused'],
      ['Tea'],
    ],
    ['what is kept, and what it needs', { unused: false }, ['/teas', '/cups'], ['Tea', 'Leaf'], ['Tea']],
    ['one operation', { operations: new Set([get]), unused: false }, ['/cups'], [], []],
  ])('has %s', (_what, choice, paths, schemas, responses) => {
    const given = structuredClone(document);
    const part = partOf(document, choice);
    expect([...operations(part)].map(({ path }) => path)).toEqual(paths);
    const { components, ...rest } = part as typeof document;
    expect(Object.keys(components.schemas)).toEqual(schemas);
    expect(Object.keys(components.responses)).toEqual(responses);
    expect(components.pathItems).toEqual({});
    expect(components.securitySchemes).toEqual(document.components.securitySchemes);
    expect(Object.keys(rest)).toEqual(['openapi', 'paths']);
    expect(Object.keys(rest.paths)).toEqual(paths);
    expect(document).toEqual(given);
  });
});

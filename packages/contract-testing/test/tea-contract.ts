import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contract, readContract } from '../src/index.ts';

/** A contract from a document, written to a file of its own, which goes away with the contract. */
export function contractOf(document: object): Contract & Disposable & { file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-harness-'));
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(document, null, 2));
  return {
    ...readContract({ name: 'tea', bundle: file, source: file }),
    file,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

const tea = (name: string) => ({ value: { name, leaf: { colour: 'green' } } });

/** A contract with one of each thing that the gate looks at. */
export const teaDocument = {
  openapi: '3.1.0',
  paths: {
    '/teas/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'a/b' }],
      get: {
        operationId: 'getTea',
        responses: {
          200: { $ref: '#/components/responses/Tea' },
          404: {
            content: {
              'application/problem+json': {
                schema: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
                examples: { TeaUnknown: { value: { title: 'No such tea' } } },
              },
            },
          },
          501: {},
        },
      },
      delete: { operationId: 'deleteTea', responses: { 202: {}, 204: {} } },
    },
    '/teas/100%': {
      get: { operationId: 'getPureTea', responses: { 200: { $ref: '#/components/responses/Tea' } } },
    },
  },
  components: {
    responses: {
      Tea: {
        headers: {
          ETag: { required: true, schema: { type: 'string' } },
          Age: { schema: { type: 'integer' } },
        },
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Tea' },
            examples: { GreenTea: tea('Sencha'), SameTea: tea('Sencha') },
          },
        },
      },
    },
    schemas: {
      Tea: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          leaf: { $ref: '#/components/schemas/Leaf' },
          'a/b~c%': { type: 'integer' },
        },
        required: ['name', 'leaf'],
      },
      Leaf: { type: 'object', properties: { colour: { enum: ['green', 'black'] } } },
    },
  },
};

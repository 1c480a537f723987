import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { type OpenApiDocument, serverPlugin } from '../src/index.ts';

type Operations = Record<string, Record<string, object>>;

const ok = { responses: { 204: { description: 'Done.' } } };
const document = (paths: Operations, more: object = {}): OpenApiDocument => ({
  openapi: '3.1.0',
  paths,
  ...more,
});
const body = (mediaType: string, schema: unknown = true) => ({
  requestBody: { content: { [mediaType]: { schema } } },
});

const unusable: readonly (readonly [
  name: string,
  contract: OpenApiDocument,
  message: RegExp,
  code?: string,
])[] = [
  [
    'two operations of one name',
    document({ '/a': { get: { operationId: 'get-a', ...ok }, put: { operationId: 'getA', ...ok } } }),
    /get-a and getA have the same name/,
  ],
  [
    'a scheme that is not declared',
    document({ '/a': { get: { operationId: 'a', security: [{ Lost: [] }], ...ok } } }),
    /Lost and does not declare it/,
  ],
  [
    'mutual TLS',
    document(
      { '/a': { get: { operationId: 'a', security: [{ Tls: [] }], ...ok } } },
      { components: { securitySchemes: { Tls: { type: 'mutualTLS' } } } },
    ),
    /what terminates TLS/,
  ],
  [
    'a GET with a body',
    document({ '/a': { get: { operationId: 'a', ...body('application/json'), ...ok } } }),
    /a GET with a request body/,
  ],
  [
    'a parameter that no client here writes',
    document({
      '/a/{b}': {
        get: {
          operationId: 'a',
          parameters: [{ name: 'b', in: 'path', required: true, style: 'matrix', schema: true }],
          ...ok,
        },
      },
    }),
    /The parameter b has the style matrix/,
  ],
  [
    'a reference to nothing',
    document({
      '/a': {
        post: { operationId: 'a', ...body('application/json', { $ref: '#/components/schemas/Lost' }), ...ok },
      },
    }),
    /points to nothing/,
    'ERR_REFERENCE_DANGLING',
  ],
  [
    'a reference out of the document',
    document({
      '/a': { post: { operationId: 'a', ...body('application/json', { $ref: 'other.yaml' }), ...ok } },
    }),
    /Bundle the contract first/,
    'ERR_REFERENCE_EXTERNAL',
  ],
  [
    'a reference to itself',
    document(
      { '/a': { get: { operationId: 'a', parameters: [{ $ref: '#/components/parameters/A' }], ...ok } } },
      { components: { parameters: { A: { $ref: '#/components/parameters/A' } } } },
    ),
    /refers to itself/,
    'ERR_REFERENCE_CYCLE',
  ],
];

describe('registration', () => {
  const table = unusable.map(
    ([name, contract, message, code = 'ERR_INVALID_ARG_VALUE']) => [name, contract, message, code] as const,
  );
  it.each(table)('fails for %s', async (_name, contract, message, code) => {
    const handlers = { authenticate: () => ({ ok: true, principal: 1 }) } as never;
    const registered = fastify().register(serverPlugin<object>({ document: contract })(handlers));
    const error = await registered.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), code });
  });

  it('takes another alternative in the place of mutual TLS', async () => {
    const contract = document(
      { '/a': { get: { operationId: 'a', security: [{ Tls: [] }, { Key: [] }], ...ok } } },
      {
        components: {
          securitySchemes: { Tls: { type: 'mutualTLS' }, Key: { type: 'apiKey', in: 'header', name: 'key' } },
        },
      },
    );
    const app = fastify();
    const a = (_request: unknown, reply: { code(status: number): { send(): unknown } }) =>
      reply.code(204).send();
    const handlers: object = { a, authenticate: () => ({ ok: true, principal: 1 }) };
    await app.register(serverPlugin<object, false>({ document: contract })(handlers));
    expect((await app.inject('/a')).statusCode).toBe(401);
    expect((await app.inject({ url: '/a', headers: { key: 'k' } })).statusCode).toBe(204);
  });

  it('asks for no authenticate where the contract has no security', async () => {
    const contract = document({ '/a': { get: { ...ok } } });
    const app = fastify();
    const server = serverPlugin<{ getA: () => void }, false>({ document: contract });
    await app.register(
      server({
        getA: (_request: unknown, reply: { code(status: number): { send(): unknown } }) =>
          reply.code(204).send(),
      } as never),
    );
    expect((await app.inject('/a')).statusCode).toBe(204);
  });
});

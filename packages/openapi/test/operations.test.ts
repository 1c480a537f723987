import { describe, expect, it } from 'vitest';
import { canonicalPointer, leftOut, operations, responseFor, securityScheme, valueAt } from '../src/index.ts';

const id = { name: 'id', in: 'path', required: true };
const document = {
  openapi: '3.1.0',
  security: [{ Token: [] }],
  paths: {
    'x-note': { get: { operationId: 'noPath' } },
    '/teas/{id}': {
      summary: 'One tea',
      parameters: [{ $ref: '#/components/parameters/Id' }, { name: 'page', in: 'query' }],
      patch: {
        operationId: 'updateTea',
        parameters: [
          { name: 'page', in: 'query', required: true },
          { name: 'page', in: 'header' },
        ],
        requestBody: { $ref: '#/components/requestBodies/Tea' },
        responses: { 200: { $ref: '#/components/responses/Tea' }, '4xx': {}, Default: {} },
        security: [],
        'x-retry': { policy: 'never', reason: 'It counts.' },
      },
      get: {},
    },
    '/pots': { $ref: '#/components/pathItems/Pots', delete: { operationId: 'smash' } },
    '/cups': { $ref: '#/paths/~1pots' },
  },
  components: {
    parameters: { Id: id },
    requestBodies: { Tea: { description: 'A tea.', content: { 'application/json': {} } } },
    responses: { Tea: { description: 'Poured.', content: { 'application/json': {} } } },
    pathItems: { Pots: { parameters: [{ name: 'limit', in: 'query' }], get: { operationId: 'listPots' } } },
    securitySchemes: {
      Token: { $ref: '#/components/securitySchemes/Bearer' },
      Bearer: { type: 'http', scheme: 'bearer' },
    },
  },
};

describe('operations', () => {
  const all = [...operations(document)];
  const [read, update] = all;

  it('gives them in the order of paths, and of the specification', () => {
    expect(all.map(({ method, path, id: name }) => `${method} ${path} ${name}`)).toEqual([
      'GET /teas/{id} getTeasById',
      'PATCH /teas/{id} updateTea',
      'GET /pots listPots',
      'DELETE /pots smash',
      'GET /cups listPots',
      'DELETE /cups smash',
    ]);
  });

  it('merges the parameters of the path item with those of the operation, which win', () => {
    expect(update?.parameters).toEqual([
      { ...id, pointer: '/paths/~1teas~1{id}/parameters/0' },
      { name: 'page', in: 'query', required: true, pointer: '/paths/~1teas~1{id}/patch/parameters/0' },
      { name: 'page', in: 'header', pointer: '/paths/~1teas~1{id}/patch/parameters/1' },
    ]);
    expect(read?.parameters.map(({ name }) => name)).toEqual(['id', 'page']);
  });

  it('resolves the body and the responses, and says where the operation has them', () => {
    const pointer = '/paths/~1teas~1{id}/patch';
    expect(update).toMatchObject({
      pointer,
      body: { description: 'A tea.', required: false, content: { 'application/json': {} } },
      responses: {
        200: { description: 'Poured.', pointer: `${pointer}/responses/200` },
        '4XX': { pointer: `${pointer}/responses/4xx` },
        default: { pointer: `${pointer}/responses/Default` },
      },
      raw: { 'x-retry': { policy: 'never' } },
    });
    expect(read).not.toHaveProperty('body');
    expect(canonicalPointer(document, `${update?.body?.pointer}/content`)).toBe(
      '/components/requestBodies/Tea/content',
    );
  });

  it("takes the document's security where the operation has none of its own", () => {
    expect(read?.security).toEqual([{ Token: [] }]);
    expect(update?.security).toEqual([]);
  });

  it('follows path items, whose operations stand elsewhere', () => {
    const pots = all.find(({ id: name }) => name === 'listPots');
    expect(pots?.parameters).toEqual([{ name: 'limit', in: 'query', pointer: '/paths/~1pots/parameters/0' }]);
    const canonical = canonicalPointer(document, pots?.pointer ?? '');
    expect(canonical).toBe('/components/pathItems/Pots/get');
    expect(valueAt(document, canonical)).toBe(pots?.raw);
  });

  it.each([
    ['path item', { '/a': { $ref: '#/components/pathItems/Lost' } }],
    ['parameter', { '/a': { parameters: [{ $ref: '#/components/parameters/Lost' }], get: {} } }],
    ['body', { '/a': { put: { requestBody: { $ref: '#/components/requestBodies/Lost' } } } }],
    ['response', { '/a': { put: { responses: { 200: { $ref: '#/components/responses/Lost' } } } } }],
  ])('refuses a %s that is not there', (_what, paths) => {
    expect(() => [...operations({ openapi: '3.1.0', paths })]).toThrow(
      expect.objectContaining({ code: 'ERR_REFERENCE_DANGLING' }),
    );
  });
});

describe('securityScheme', () => {
  it('follows references and keeps the name that was asked for', () => {
    expect(securityScheme(document, 'Token')).toEqual({ id: 'Token', type: 'http', scheme: 'bearer' });
  });

  it.each(['Lost', 'constructor', '__proto__'])('gives nothing for %s', (name) => {
    expect(securityScheme(document, name)).toBeUndefined();
  });
});

describe('operations that are left out', () => {
  const document = {
    openapi: '3.1.0',
    paths: {
      '/a': { get: { operationId: 'a', 'x-left-out': 'a cookie' }, put: { operationId: 'b' } },
    },
  };

  it('are not among the operations', () => {
    expect([...operations(document)].map(({ id }) => id)).toEqual(['b']);
  });

  it('are listed with the reason', () => {
    const here = { method: 'GET', path: '/a', pointer: '/paths/~1a/get' };
    expect([...leftOut(document)]).toEqual([{ ...here, reason: 'a cookie' }]);
  });
});

it.each([
  [200, '200'],
  [204, undefined],
  [404, '404'],
  [410, '4XX'],
])('answers %i as %s says', (status, key) => {
  const responses = { 200: {}, 404: {}, '4xx': {} };
  const [operation] = operations({ openapi: '3.1.0', paths: { '/a': { get: { responses } } } });
  expect(operation && responseFor(operation, status)?.key).toBe(key);
});

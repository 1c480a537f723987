import type { OpenApiDocument } from '@clientele/openapi';
import { MOST_DELAY } from '../choose/delay.ts';
import { LIMITS } from '../sessions/limits.ts';

const milliseconds = { type: 'integer', minimum: 0, maximum: MOST_DELAY };
const delay = { ...milliseconds, type: ['integer', 'array'], items: milliseconds, minItems: 2, maxItems: 2 };
const name = { type: 'string', minLength: 1, maxLength: 200 };
const status = { minimum: 100, maximum: 599 };

/** Types in a row instead of alternatives: so it can be said which member is at fault. */
const answer = {
  ...name,
  ...status,
  type: ['string', 'integer', 'object'],
  minProperties: 1,
  additionalProperties: false,
  properties: {
    example: name,
    code: { type: 'integer', ...status },
    dynamic: { type: 'boolean' },
    seed: { type: 'string', maxLength: 200 },
    drop: { type: 'boolean' },
    delay,
  },
};

const selection = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    answers: {
      ...answer,
      type: ['string', 'integer', 'object', 'array'],
      items: answer,
      minItems: 1,
      maxItems: LIMITS.answers,
    },
    delay,
  },
};

const settings = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: { stateful: { type: 'boolean' }, delay },
};

const inPath = (parameter: string) => ({
  name: parameter,
  in: 'path',
  required: true,
  schema: { type: 'string' },
});
const inQuery = (parameter: string, schema: object = { type: 'string' }) => ({
  name: parameter,
  in: 'query',
  schema,
});
const filters = ['contract', 'operation', 'session'].map((one) => inQuery(one));
const responses = { 200: { description: 'As it is now.' } };
const operation = (operationId: string, schema?: object) => ({
  operationId,
  security: [],
  ...(schema ? { requestBody: { required: true, content: { 'application/json': { schema } } } } : {}),
  responses,
});

/** The control API: what it takes. It lies under `/_mock`. */
export const document: OpenApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/': { get: operation('readState'), delete: operation('resetSession') },
    '/requests': {
      get: {
        ...operation('listRequests'),
        parameters: [
          ...filters,
          inQuery('after', { type: 'integer', minimum: 0 }),
          inQuery('limit', { type: 'integer', minimum: 1, maximum: LIMITS.requests }),
        ],
      },
      delete: { ...operation('clearRequests'), parameters: filters },
    },
    '/{contract}': {
      parameters: [inPath('contract')],
      put: operation('setContract', settings),
      delete: operation('resetContract'),
    },
    '/{contract}/records': {
      parameters: [inPath('contract')],
      get: operation('listRecords'),
      delete: operation('resetRecords'),
    },
    '/{contract}/{operationId}': {
      parameters: [inPath('contract'), inPath('operationId')],
      put: operation('selectAnswers', selection),
      delete: operation('resetOperation'),
    },
  },
};

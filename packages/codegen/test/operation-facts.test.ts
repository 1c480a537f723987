import { describe, expect, it } from 'vitest';
import { operationFacts } from '../src/operation-facts.ts';
import { library } from './library.ts';

type Schema = Record<string, unknown>;

const secret = { type: 'string', format: 'password' };
const object = (properties: Schema) => ({ type: 'object', properties });

function facts(
  response: Schema,
  error: Schema = {},
  extra: object = {},
): Record<string, unknown> | undefined {
  const document = library();
  const content = (schema: Schema) => ({ 'application/json': { schema } });
  Object.assign(document.components, {
    securitySchemes: {
      Token: { type: 'http', scheme: 'bearer' },
      OAuth: { type: 'oauth2', flows: {} },
      Key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    },
  });
  Object.assign(document.components.schemas, {
    Loop: object({ pin: secret, next: { $ref: '#/components/schemas/Loop' } }),
  });
  Object.assign(document.paths['/books/{id}'].get, {
    responses: {
      200: { description: '', content: content(response) },
      404: { description: '', content: content(error) },
    },
    ...extra,
  });
  return operationFacts(document).find(({ id }) => id === 'getBook');
}

const secrets: [string, Schema, string[] | undefined][] = [
  ['nothing that is not marked', object({ password: { type: 'string' } }), undefined],
  ['a marked member', object({ pin: secret }), ['pin']],
  ['a nested member', object({ card: object({ pin: secret }) }), ['pin']],
  ['a member behind a reference, and through a cycle', { $ref: '#/components/schemas/Loop' }, ['pin']],
  ['a member of a composition', { allOf: [{ oneOf: [object({ pin: secret })] }] }, ['pin']],
  ['the member that holds a list of secrets', object({ codes: { type: 'array', items: secret } }), ['codes']],
  ['the member that holds a map of secrets', object({ keys: { additionalProperties: secret } }), ['keys']],
  ['a body that is a secret', secret, ['body']],
];

const text = { type: 'string' };
const messages: [string, Schema, string[] | undefined][] = [
  ['nothing in a body without words', object({ code: text }), undefined],
  ['a member', object({ code: text, message: text }), ['/message']],
  [
    'the most telling member first',
    object({ error: text, error_description: text }),
    ['/error_description', '/error'],
  ],
  [
    'the first of a list',
    object({ errors: { type: 'array', items: object({ message: text }) } }),
    ['/errors/0/message'],
  ],
  [
    'the shallowest of two',
    object({ errors: { type: 'array', items: object({ message: text }) }, message: text }),
    ['/message', '/errors/0/message'],
  ],
  ['a member of a composition', { oneOf: [object({ message: text })] }, ['/message']],
  ['a name that a pointer escapes', object({ 'a/b~c': object({ message: text }) }), ['/a~1b~0c/message']],
  ['no member that is no text', object({ message: { type: 'integer' }, title: text }), ['/title']],
];

const key = { type: 'apiKey', name: 'X-Key' };

describe('operationFacts', () => {
  it.each(secrets)('names as secret %s', (_what, schema, names) => {
    expect(facts(schema)?.['secrets']).toEqual(names);
  });

  it('names secrets of the request', () => {
    const content = { 'application/json': { schema: object({ pin: secret }) } };
    expect(facts({}, {}, { requestBody: { content } })?.['secrets']).toEqual(['pin']);
  });

  it.each(messages)("finds the vendor's words: %s", (_what, schema, pointers) => {
    expect(facts({}, schema)?.['messages']).toEqual(pointers);
  });

  it('seeks no message in a success', () => {
    expect(facts(object({ message: text }))).not.toHaveProperty('messages');
  });

  it.each([
    ['is absent', undefined, undefined],
    ['was imported', 'never', undefined],
    ['forbids it', { policy: 'never', reason: 'It counts.' }, undefined],
    ['allows it', { policy: 'safe', reason: 'It reads.' }, { policy: 'safe' }],
    [
      'allows it under a condition',
      { policy: 'idempotent', reason: 'It replaces.', onlyIf: { pointer: '/*/op', in: ['replace'] } },
      { policy: 'idempotent', onlyIf: { pointer: '/*/op', in: ['replace'] } },
    ],
  ])('says when a request may be sent again where the contract %s', (_what, retry, rule) => {
    expect(facts({}, {}, { 'x-retry': retry })?.['retry']).toEqual(rule);
  });

  it('lists the statuses, and whether each has a body', () => {
    const [, , remove] = operationFacts(library());
    expect(facts({})?.['responses']).toEqual({ 200: true, 404: true });
    expect(remove).toMatchObject({ id: 'deleteBook', method: 'DELETE', responses: { 204: false } });
  });

  it.each([
    ['one', [{ Token: [] }], [{ type: 'http', scheme: 'Bearer' }], false],
    ['either', [{ Token: [] }, { Key: [] }], [{ type: 'http', scheme: 'Bearer' }, key], false],
    ['both', [{ Key: [], Token: [] }], [{ ...key, and: [{ type: 'http', scheme: 'Bearer' }] }], true],
    ['two that are the same', [{ Token: [], OAuth: [] }], [{ type: 'http', scheme: 'Bearer' }], false],
  ])('says which credentials are needed: %s', (_what, security, schemes, isSeveral) => {
    const found = facts({}, {}, { security });
    expect(found?.['security']).toEqual(schemes);
    expect(found?.['authorize'] !== undefined).toBe(isSeveral);
  });
});

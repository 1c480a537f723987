import { serverPlugin } from '../src/index.ts';
import { testServer } from './suite/server-suite.ts';

const text = { type: 'string' };
const shaped = (type: string, schema: object, example: object) => ({
  description: 'There is no such tea.',
  content: {
    [type]: { schema, examples: { TeaUnknown: { value: example, 'x-cause': { client: 'unknown' } } } },
  },
});
const get = (response: object) => ({
  parameters: [{ name: 'tea_id', in: 'path', required: true, schema: text, example: 'oolong' }],
  responses: {
    200: { description: 'A tea.', content: { 'application/json': { schema: { type: 'object' } } } },
    404: response,
  },
});
const own = { type: 'object', required: ['code'], properties: { code: text } };
const document = {
  openapi: '3.1.0',
  paths: {
    '/teas/{tea_id}': { get: get(shaped('application/json', own, { code: 'no-tea' })) },
    '/cups/{tea_id}': { get: get(shaped('application/problem+json', {}, { title: 'No tea.' })) },
  },
};

// Until a contract says what its errors look like, its stub has those of RFC 9457, and only they are asked for.
testServer('teas', { document, server: serverPlugin<object>({ document }), ownErrors: false });

import { type Cause, clientCauses, rateCauses, storeCauses, tokenCauses } from '@clientele/openapi';
import type { SchemaObject } from 'ajv';
import { type Extension, mapping, refused } from './extension.ts';

const members = {
  token: word('token', tokenCauses, 'What is wrong with the token.'),
  client: word('client', clientCauses, 'What is wrong with the id in the path.'),
  body: { description: "JSON that breaks the request's schema." },
  rawBody: { description: 'Text that is not JSON.', type: 'string', ...idle('rawBody', 'a string') },
  mediaType: word('mediaType', ['text/plain'], 'What a valid body is sent as.'),
  bodySize: {
    description: "The body's size in bytes.",
    type: 'integer',
    minimum: 1,
    ...idle('bodySize', 'bytes'),
  },
  store: word('store', storeCauses, 'What is wrong with the store behind the server.'),
  rate: word('rate', rateCauses, 'What is wrong with how often requests are made.'),
} satisfies Record<keyof Cause, SchemaObject>;

const another = refused('A request has one body. Keep one of these.');

export const cause: Extension = {
  key: 'x-cause',
  on: ['Example'],
  form: {
    description: 'What leads to an error that no valid request leads to.',
    ...mapping(
      {
        properties: members,
        dependencies: {
          body: { properties: { rawBody: another, bodySize: another } },
          rawBody: { properties: { bodySize: another } },
        },
      },
      refused(`\`x-cause\` names no cause. Write a mapping of ${Object.keys(members).join(', ')}.`),
      { minProperties: 1 },
    ),
  },
};

function word(key: string, words: readonly string[], description: string): SchemaObject {
  return { description, enum: words, ...idle(key, words.join(', ')) };
}

function idle(key: string, words: string): SchemaObject {
  return { errorMessage: `The value of \`${key}\` causes nothing. Use ${words}.` };
}

import type { SchemaObject } from 'ajv';
import { dialect } from './dialect.ts';

/** What a file of a contract holds; `.vscode/settings.json` says which does. */
const kinds = [
  ...['Root', 'PathItem', 'ComponentSchema', 'Parameter', 'Response', 'RequestBody', 'Example', 'Header'],
  ...['Link', 'Callback', 'SecurityScheme', 'StartingClient'],
];

/** The schemas that editors read, by file: one for each kind of file, and the one that they refer to. */
export function schemas(): Record<string, SchemaObject> {
  const entries = kinds.map((kind) => {
    const $schema = 'http://json-schema.org/draft-07/schema#';
    return [`${kind}.json`, { $schema, $ref: `dialect.json#/definitions/${kind}` }];
  });
  return { ...Object.fromEntries(entries), 'dialect.json': dialect(kinds) };
}

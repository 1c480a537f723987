import { extensions } from '@clientele/specs/extensions';
import { Oas3_1Types } from '@redocly/openapi-core';
import type { SchemaObject } from 'ajv';
import { house } from './house.ts';
import { typeSchema } from './type-schema.ts';

/**
 * JSON Schema of what stands in the files of a contract: OpenAPI 3.1 as lint knows it, and what is ours.
 * What a kind of file holds is a definition, by the name that lint has for it.
 */
export function dialect(kinds: readonly string[]): SchemaObject {
  const types = Object.entries(Oas3_1Types).map(([name, type]) => [name, typeSchema(name, type)]);
  const forms = extensions.map(({ key, form }) => [key, inMarkdown(form)]);
  const definitions = house(Object.fromEntries([...types, ...forms]));
  const names = reached(definitions, kinds);
  // No `$schema`: the files that refer to it have one, and an editor would check this one for each of them.
  return {
    $comment: 'Written by `pnpm editor`. What is said of OpenAPI is from @redocly/openapi-core (MIT).',
    definitions: Object.fromEntries(Object.entries(definitions).filter(([name]) => names.has(name))),
  };
}

/** Our descriptions have code in them; an editor takes a `description` for plain text. */
function inMarkdown(form: SchemaObject): SchemaObject {
  return JSON.parse(JSON.stringify(form), (_key, value) => {
    const { description } = Object(value);
    return typeof description === 'string' ? { ...value, markdownDescription: description } : value;
  });
}

function reached(definitions: Record<string, SchemaObject>, roots: readonly string[]): ReadonlySet<string> {
  const names = new Set(roots);
  for (const name of names) {
    const text = JSON.stringify(definitions[name]);
    for (const [, other = ''] of text.matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)) names.add(other);
  }
  return names;
}

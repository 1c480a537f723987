import type { OpenApiDocument, Operation } from './document.ts';
import { isObject } from './json.ts';
import { resolve } from './references.ts';

/**
 * Names of the members that the contract marks as secret (`format: password`) in what an operation
 * sends and gets. A list or map of secrets is named by the member that holds it, a body that is one
 * by `body`.
 */
export function secretNames(document: OpenApiDocument, { body, responses }: Operation): string[] {
  const names = new Set<string>();
  const seen = new Map<unknown, Set<string>>();
  const walk = (node: unknown, name: string): void => {
    const schema = resolve<unknown>(document, node);
    if (!isObject(schema) || seen.get(schema)?.has(name)) return;
    seen.set(schema, (seen.get(schema) ?? new Set()).add(name));
    if (schema['format'] === 'password') names.add(name);
    for (const [key, part] of Object.entries(schema)) {
      if (key === 'properties' || key === 'patternProperties') {
        for (const [member, value] of Object.entries(part ?? {})) walk(value, member);
      } else if (nested.includes(key)) {
        for (const value of Array.isArray(part) ? part : [part]) walk(value, name);
      }
    }
  };
  for (const message of [body, ...Object.values(responses)]) {
    for (const { schema } of Object.values(message?.content ?? {})) walk(schema, 'body');
  }
  return [...names].sort();
}

/** Keywords of JSON Schema 2020-12 whose schemas say more of the same value, or of its unnamed parts. */
const nested = [
  ...['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'items', 'prefixItems'],
  ...['additionalProperties', 'unevaluatedProperties', 'dependentSchemas'],
];

import type { Json, JsonObject } from '../json.ts';

/** Parts the secret fields of a client, which are hashed, from the rest, which is stored as it is. */
export function splitSecrets(
  values: JsonObject,
  secretFields: readonly string[],
): { readonly rest: JsonObject; readonly secrets: Readonly<Record<string, string>> } {
  const rest: Record<string, Json> = {};
  const secrets: Record<string, string> = {};
  for (const [field, value] of Object.entries(values)) {
    if (!secretFields.includes(field)) rest[field] = value;
    else if (typeof value === 'string') secrets[field] = value;
  }
  return { rest, secrets };
}

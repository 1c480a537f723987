import type { Json, JsonObject } from '../vendors/vendor.ts';

/** Walks down from a value; references within the document are followed on the way. */
export function descend(document: Json, start: Json | undefined, path: readonly string[]): Json | undefined {
  const here = resolve(document, start);
  const [name, ...rest] = path;
  return name === undefined ? here : descend(document, asObject(here)[name], rest);
}

function resolve(document: Json, value: Json | undefined): Json | undefined {
  const reference = asObject(value)['$ref'];
  if (typeof reference !== 'string') return value;
  const names = reference.replace(/^#\//, '').split('/');
  return descend(
    document,
    document,
    names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

/** The value if it is an object, else an empty one. */
export function asObject(value: Json | undefined): JsonObject {
  // Array.isArray does not narrow a readonly array away.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

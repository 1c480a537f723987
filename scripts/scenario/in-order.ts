import { inPlace, isObject, membersOf, type OpenApiDocument } from '@clientele/openapi';

/** A value with its members in the order in which its schemas declare them; others follow. */
export function inOrder(document: OpenApiDocument, value: unknown, ...schemas: readonly unknown[]): unknown {
  const found = inPlace(document, ...schemas);
  if (Array.isArray(value)) {
    const items = found.map((schema) => schema['items']);
    return value.map((item) => inOrder(document, item, ...items));
  }
  if (!isObject(value)) return value;
  const members = membersOf(found);
  const names = [...new Set([...members.keys(), ...Object.keys(value)])];
  return Object.fromEntries(
    names
      .filter((name) => Object.hasOwn(value, name))
      .map((name) => [name, inOrder(document, value[name], ...(members.get(name) ?? []))]),
  );
}

import {
  asList,
  asMap,
  isObject,
  type OpenApiDocument,
  type Operation,
  resolve,
  toPointer,
} from '@clientele/openapi';

/** What members of error bodies are called that hold a text for people, the most telling first. */
const words = ['message', 'error_description', 'errorDescription', 'detail', 'description', 'title', 'error'];

/**
 * Finds where an operation's error bodies say in words what is wrong, as its schemas have it: JSON
 * pointers, the most telling member first, then the shallowest.
 */
export function messagePointers(document: OpenApiDocument, { responses }: Operation): string[] {
  const found = new Map<string, [word: number, depth: number]>();
  const walk = (node: unknown, path: readonly string[]): void => {
    const schema = resolve<unknown>(document, node);
    if (!isObject(schema) || path.length > 3) return;
    const word = words.indexOf(path.at(-1) ?? '');
    if (schema['type'] === 'string' && word >= 0) found.set(toPointer(path), [word, path.length]);
    for (const [name, value] of Object.entries(asMap(schema['properties']))) walk(value, [...path, name]);
    walk(schema['items'], [...path, '0']);
    for (const key of ['allOf', 'anyOf', 'oneOf']) for (const part of asList(schema[key])) walk(part, path);
  };
  for (const [status, { content = {} }] of Object.entries(responses)) {
    if (/^[123]/.test(status)) continue;
    for (const { schema } of Object.values(content)) walk(schema, []);
  }
  const order = [...found].sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1]);
  return order.map(([pointer]) => pointer);
}

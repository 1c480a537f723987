import { isObject, type OpenApi, type Operation, resolve } from './openapi.ts';

/** What members of error bodies are called that hold a text for people, the most telling first. */
const words = ['message', 'error_description', 'errorDescription', 'detail', 'description', 'title', 'error'];

/**
 * Finds where an operation's error bodies say in words what is wrong, as its schemas have it: JSON
 * pointers, the most telling member first, then the shallowest.
 */
export function messagePointers(document: OpenApi, operation: Operation): string[] {
  const found = new Map<string, [word: number, depth: number]>();
  const walk = (node: unknown, path: readonly string[]): void => {
    const schema = resolve<unknown>(document, node);
    if (!isObject(schema) || path.length > 3) return;
    const word = words.indexOf(path.at(-1) ?? '');
    if (schema['type'] === 'string' && word >= 0) found.set(`/${path.join('/')}`, [word, path.length]);
    const { properties, items } = schema;
    if (isObject(properties)) {
      for (const [name, value] of Object.entries(properties)) walk(value, [...path, name]);
    }
    walk(items, [...path, '0']);
    for (const key of ['allOf', 'anyOf', 'oneOf']) {
      const parts = schema[key];
      if (Array.isArray(parts)) for (const part of parts) walk(part, path);
    }
  };
  for (const [status, node] of Object.entries(operation.responses ?? {})) {
    if (Number(status) < 400) continue;
    const { content = {} } = resolve<{ content?: Record<string, { schema?: unknown }> }>(document, node);
    for (const { schema } of Object.values(content)) walk(schema, []);
  }
  const order = [...found].sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1]);
  return order.map(([pointer]) => pointer);
}

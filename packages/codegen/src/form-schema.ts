import {
  asList,
  asMap,
  isBinary,
  isObject,
  type OpenApiDocument,
  resolve,
  type Schema,
} from '@clientele/openapi';

/** What generators know as bytes. */
export const bytes = { type: 'string', format: 'binary' };

/** The schema of a multipart form with bytes where its parts are files. */
export function formSchema(
  document: OpenApiDocument,
  schema: unknown,
  encoding: Readonly<Record<string, unknown>>,
): unknown {
  const isFile = (name: string, node: unknown): boolean => {
    const { contentType } = asMap(encoding[name]);
    return isBinary(document, node, typeof contentType === 'string' ? contentType : undefined);
  };
  const heldPart = (name: string, node: unknown): unknown => {
    const { description } = asMap(node);
    if (isFile(name, node)) return { ...bytes, ...(description ? { description } : {}) };
    const list = resolve<Schema>(document, node);
    const { items } = asMap(list);
    return items !== undefined && isFile(name, items) ? { ...list, items: bytes } : node;
  };
  const seen = new Set<unknown>();
  const held = (node: unknown): unknown => {
    const form = resolve<Schema>(document, node);
    if (!isObject(form) || seen.has(form)) return node;
    seen.add(form);
    const copy: Record<string, unknown> = { ...form };
    let hasFiles = false;
    const replace = <T>(before: T, after: T): T => {
      hasFiles ||= after !== before;
      return after;
    };
    for (const keyword of ['allOf', 'anyOf', 'oneOf'].filter((one) => one in form)) {
      copy[keyword] = asList(form[keyword]).map((part) => replace(part, held(part)));
    }
    const parts = Object.entries(asMap(form['properties'])).map(([name, part]) => [
      name,
      replace(part, heldPart(name, part)),
    ]);
    if (parts.length > 0) copy['properties'] = Object.fromEntries(parts);
    // A schema without files keeps its name.
    return hasFiles ? copy : node;
  };
  return held(schema);
}

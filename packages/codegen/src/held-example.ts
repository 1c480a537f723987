import { asMap, mediaKind, type OpenApiDocument, resolve } from '@clientele/openapi';

/** Stands in a fixture for bytes, which the contract's example has as text. */
export class Bytes {
  readonly text: string;
  readonly type: string;

  constructor(text: string, type: string) {
    this.text = text;
    this.type = type;
  }
}

/** An example as a program holds it: a text as a string, and bytes where there is a file. */
export function heldExample(
  document: OpenApiDocument,
  media: { readonly type: string; readonly schema?: unknown },
  value: unknown,
): unknown {
  const kind = mediaKind(media.type);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (kind === 'text') return text;
  if (kind === 'binary') return new Bytes(text, media.type);
  if (kind !== 'multipart') return value;
  const { properties } = resolve<{ properties?: unknown }>(document, media.schema ?? {});
  const isFile = (schema: unknown) => asMap(schema)['format'] === 'binary';
  const parts = Object.entries(asMap(value)).map(([name, part]) => {
    const schema = asMap(asMap(properties)[name]);
    const file = (one: unknown) => new Bytes(String(one), '');
    if (isFile(schema)) return [name, file(part)];
    return [name, isFile(schema['items']) && Array.isArray(part) ? part.map(file) : part];
  });
  return Object.fromEntries(parts);
}

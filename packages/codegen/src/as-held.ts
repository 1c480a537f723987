import {
  asMap,
  isObject,
  mediaKind,
  type OpenApiDocument,
  resolve,
  type Schema,
  visit,
} from '@clientele/openapi';
import { bytes, formSchema } from './form-schema.ts';

const letters = { type: 'string' };

/**
 * A copy of a document whose bodies have the schemas of what a program holds, so that generators
 * which read nothing but schemas write the right types: `format: binary` stands where there are
 * bytes, and nowhere else. What may be any media type is `anyOf` its JSON, a text and bytes.
 */
export function asHeld(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  const schemas: Record<string, unknown>[] = [];
  // Each once: what made the document may have one object stand at many places.
  const messages = new Map<Record<string, unknown>, boolean>();
  visit(copy, 'document', (node, kind) => {
    if (kind === 'schema') schemas.push(node);
    if (kind === 'requestBody' || kind === 'response')
      messages.set(asMap(node['content']), kind === 'requestBody');
  });
  for (const [content, isRequest] of messages) {
    for (const [type, media] of Object.entries(content)) {
      if (isObject(media)) hold(copy, type, media, isRequest);
    }
  }
  for (const schema of schemas) withoutBytes(schema);
  return copy;
}

/** In JSON a file is a string. */
function withoutBytes(schema: Record<string, unknown>): void {
  const { format, contentMediaType, contentEncoding } = schema;
  const isBytes = contentMediaType !== undefined && contentEncoding === undefined;
  if (format === 'binary' || isBytes) schema['type'] ??= 'string';
  if (format === 'binary') delete schema['format'];
  delete schema['contentMediaType'];
}

function hold(
  document: OpenApiDocument,
  type: string,
  media: Record<string, unknown>,
  isRequest: boolean,
): void {
  const { schema } = media;
  const kind = mediaKind(type);
  if (kind === 'text' || (kind === 'urlencoded' && !isRequest)) media['schema'] = letters;
  else if (kind === 'binary' || (kind === 'multipart' && !isRequest)) media['schema'] = bytes;
  else if (kind === 'multipart' && schema !== undefined) {
    media['schema'] = formSchema(document, schema, asMap(media['encoding']));
  } else if (kind === 'any' && schema !== undefined) {
    const { type: held } = resolve<Schema>(document, schema);
    const json = held === 'string' ? [] : [schema];
    media['schema'] = { anyOf: [...json, letters, bytes] };
  }
}

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
  const files = new Set<unknown>();
  // Each once: what made the document may have one object stand at many places.
  const messages = new Map<Record<string, unknown>, boolean>();
  visit(copy, 'document', (node, kind) => {
    if (kind === 'schema' && isFile(node)) files.add(node);
    if (kind === 'requestBody' || kind === 'response')
      messages.set(asMap(node['content']), kind === 'requestBody');
  });
  // In JSON a file is a string.
  visit(copy, 'document', (node, kind) => {
    if (kind !== 'schema') return;
    if (files.has(node) && !('type' in node)) node['type'] = 'string';
    if (node['format'] === 'binary') delete node['format'];
    delete node['contentMediaType'];
  });
  for (const [content, isRequest] of messages) {
    for (const [type, media] of Object.entries(content)) {
      if (isObject(media)) hold(copy, type, media, isRequest, files);
    }
  }
  return copy;
}

function hold(
  document: OpenApiDocument,
  type: string,
  media: Record<string, unknown>,
  isRequest: boolean,
  files: ReadonlySet<unknown>,
): void {
  const { schema } = media;
  const kind = mediaKind(type);
  if (kind === 'text' || (kind === 'urlencoded' && !isRequest)) media['schema'] = letters;
  else if (kind === 'binary' || (kind === 'multipart' && !isRequest)) media['schema'] = bytes;
  else if (kind === 'multipart' && schema !== undefined) {
    media['schema'] = formSchema(document, schema, asMap(media['encoding']), files);
  } else if (kind === 'any' && schema !== undefined) {
    const { type: held } = resolve<Schema>(document, schema);
    const json = held === 'string' ? [] : [schema];
    media['schema'] = { anyOf: [...json, letters, bytes] };
  }
}

/** Bytes, as a part of a form has them (OpenAPI 3.1, section 4.8.14.3). */
function isFile({ format, contentMediaType, contentEncoding }: Schema): boolean {
  return format === 'binary' || (contentMediaType !== undefined && contentEncoding === undefined);
}

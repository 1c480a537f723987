import type { OpenApiDocument } from './document.ts';
import { inPlace } from './in-place.ts';
import { mediaKind } from './media-types.ts';

const annotations = new Set([
  'title',
  'description',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$ref',
  'allOf',
]);

/**
 * Whether a schema describes bytes, as a member of a multipart form does: `format: binary` (OpenAPI
 * 3.0), `contentMediaType` without an encoding to letters (OpenAPI 3.1, section 4.8.14.3), or nothing
 * at all beside an encoding's `contentType` that is neither text nor JSON.
 *
 * @throws {@link OpenApiError} when a reference in the schema leads nowhere
 * @example
 * ```ts
 * isBinary(document, { type: 'string', contentMediaType: 'image/png' }); // true
 * isBinary(document, {}, 'image/png, image/jpeg'); // true
 * ```
 */
export function isBinary(document: OpenApiDocument, schema: unknown, contentType = 'text/plain'): boolean {
  const schemas = inPlace(document, schema);
  const isNamed = schemas.some(
    (part) => part['format'] === 'binary' || ('contentMediaType' in part && !('contentEncoding' in part)),
  );
  const isFree = schemas.every((part) => Object.keys(part).every((keyword) => annotations.has(keyword)));
  const [first = ''] = contentType.split(',');
  return isNamed || (isFree && ['binary', 'any'].includes(mediaKind(first)));
}

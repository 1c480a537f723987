import { mediaKind } from '@clientele/openapi';
import { canonicalJson, canonicalText } from './canonical-json.ts';

/** The key of a `content` map that a `Content-Type` falls under: itself, its range, or the one of all types. */
export function contentKey(content: object, contentType: string): string | undefined {
  const mediaType = essence(contentType);
  const range = mediaType.replace(/\/.*/, '/*');
  const keys = Object.keys(content);
  return [mediaType, range, '*/*']
    .map((wanted) => keys.find((key) => essence(key) === wanted))
    .find((key) => key !== undefined);
}

/** A media type without its parameters (RFC 9110, section 8.3.1). */
export function essence(mediaType: string): string {
  return mediaType.replace(/;.*/s, '').trim().toLowerCase();
}

/** A body on the wire as what it is: equal JSON has equal texts, everything else stands as it was sent. */
export function comparableText(mediaType: string, body: string): string {
  return mediaKind(mediaType) === 'json' ? canonicalText(body) : body;
}

/** A body on the wire as a value whose members can be compared; text where it is no JSON. */
export function comparableValue(mediaType: string, body: string): unknown {
  if (mediaKind(mediaType) !== 'json') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** A body as text: its letters, and of bytes a character each, so that none is lost. */
export function textOf(mediaType: string | undefined, body: Uint8Array): string {
  const isBytes = ['binary', 'multipart'].includes(mediaKind(mediaType ?? 'text/plain'));
  return Buffer.from(body).toString(isBytes ? 'latin1' : 'utf8');
}

/** What an example has to look like on the wire; nothing is the empty text. */
export function writtenExample(mediaType: string | undefined, value: unknown): string {
  if (value === undefined) return '';
  const isText = mediaType !== undefined && mediaKind(mediaType) !== 'json' && typeof value === 'string';
  return isText ? textOf(mediaType, Buffer.from(value)) : canonicalJson(value);
}

import type { IncomingHttpHeaders } from 'node:http';
import { MIMEType } from 'node:util';

const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const PLAIN = /^[a-z]+\/[a-z\d.+-]+$/;
const MEDIA_RANGE = new RegExp(`^\\s*${TOKEN}/${TOKEN}(\\s*;\\s*${TOKEN}=(${TOKEN}|"[^"]*"))*\\s*$`);

/**
 * Mends the two headers on which Prism breaks down: a `Content-Type` that is none counts as bytes,
 * and what is no media range in `Accept` (Java's old client sends `*`) is passed over.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3
 * @example
 * ```ts
 * readableHeaders({ 'content-type': 'json' }); // { 'content-type': 'application/octet-stream' }
 * ```
 */
export function readableHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { 'content-type': contentType, accept, ...readable } = headers;
  if (contentType) readable['content-type'] = isType(contentType) ? contentType : 'application/octet-stream';
  const ranges = accept?.split(',').filter((range) => MEDIA_RANGE.test(range)) ?? [];
  if (ranges.length > 0) readable['accept'] = ranges.join(',');
  return readable;
}

/** Whether a `Content-Type` is one; most are plain. */
export function isType(text: string): boolean {
  if (PLAIN.test(text)) return true;
  try {
    return Boolean(new MIMEType(text));
  } catch {
    return false;
  }
}

/**
 * How a body of a media type is held in a program: JSON as its value, text as a string, a form as its
 * fields, what is left as bytes. `any` is a range (`*\/*`, `application/*`): what is sent decides.
 */
export type MediaKind = 'json' | 'text' | 'urlencoded' | 'multipart' | 'binary' | 'any';

/** Written in letters although their names do not say so. */
const letters = /^application\/((.+\+)?(xml|yaml)|x-(ndjson|yaml)|ndjson|javascript|graphql|sql)$/;

/**
 * The kind of a media type, its parameters aside (RFC 9110, section 8.3.1). A type built on JSON or
 * XML is one (RFC 6839, section 3.1; RFC 7303).
 *
 * @example
 * ```ts
 * mediaKind('application/problem+json; charset=utf-8'); // 'json'
 * mediaKind('text/csv'); // 'text'
 * mediaKind('image/png'); // 'binary'
 * ```
 */
export function mediaKind(mediaType: string): MediaKind {
  const [written = ''] = mediaType.split(';');
  const type = written.trim().toLowerCase();
  if (/^[^/]+\/(.+\+)?json$/.test(type)) return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'urlencoded';
  if (/^multipart\/./.test(type) && type !== 'multipart/*') return 'multipart';
  if (type.startsWith('text/') || letters.test(type) || type === 'image/svg+xml') return 'text';
  return type === '*' || type.endsWith('/*') ? 'any' : 'binary';
}

/**
 * The media type that is used where nobody asks for another: the first that is JSON, else the first.
 *
 * @example
 * ```ts
 * defaultMediaType({ 'application/xml': {}, 'application/json': {} }); // 'application/json'
 * ```
 */
export function defaultMediaType(content: object = {}): string | undefined {
  const declared = Object.keys(content);
  return declared.find((type) => mediaKind(type) === 'json') ?? declared[0];
}

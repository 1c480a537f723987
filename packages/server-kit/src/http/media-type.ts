const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = `[ \\t]*;[ \\t]*(?:(${token})=(${token}|"(?:[^"\\\\\\x00-\\x1f\\x7f]|\\\\.)*"))?`;
const whole = new RegExp(`^[ \\t]*(${token}/${token})((?:${parameter})*)[ \\t]*$`);

/**
 * The media type of a `Content-Type` header, in lower case and without parameters (RFC 9110,
 * section 8.3.1); nothing when the header is malformed or names a charset other than UTF-8.
 *
 * @example
 * ```ts
 * parseMediaType('Application/JSON; charset="utf-8"'); // 'application/json'
 * ```
 */
export function parseMediaType(header: string): string | undefined {
  if (header.length > 1024) return undefined;
  const match = whole.exec(header);
  if (!match?.[1]) return undefined;
  for (const [, name, value] of (match[2] ?? '').matchAll(new RegExp(parameter, 'g'))) {
    if (name?.toLowerCase() !== 'charset') continue;
    const charset = value?.startsWith('"') ? value.slice(1, -1) : value;
    if (charset?.toLowerCase() !== 'utf-8') return undefined;
  }
  return match[1].toLowerCase();
}

/** The key of a `content` map that a media type falls under: itself, `application/*` or any. */
export function matchMediaType(declared: readonly string[], mediaType: string): string | undefined {
  const [type] = mediaType.split('/');
  const wanted = [mediaType, `${type}/*`, '*/*', '*'];
  return wanted
    .map((form) => declared.find((key) => parseMediaType(key) === form || key.trim() === form))
    .find((key) => key !== undefined);
}

/** The one kind of multipart that is read as fields (RFC 7578). */
export function isFormData(mediaType: string): boolean {
  return parseMediaType(mediaType) === 'multipart/form-data';
}

/**
 * A path parameter that must not be sent: it would reach another resource, or none.
 *
 * @see [RFC 3986 - Remove Dot Segments](https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4)
 */
export class PathParameterError extends TypeError {
  override readonly name = 'PathParameterError';
  readonly code = 'ERR_PATH_PARAMETER';
}

/**
 * Puts the parameters into a path template, percent-encoded as one segment each.
 *
 * URL parsers remove `.` and `..` even when they are percent-encoded, so such an id would send the
 * caller's token to another path. These, empty values and control characters are refused.
 *
 * @example
 * ```ts
 * expandPath('/clients/{id}', { id: 'a/b' }); // '/clients/a%2Fb'
 * ```
 * @throws {@link PathParameterError} before anything is sent.
 */
export function expandPath(template: string, parameters: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{([^{}]+)\}/g, (_placeholder, name: string) =>
    encodeURIComponent(segment(name, parameters[name])),
  );
}

function segment(name: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw refused(name, 'expected a string, a number or a boolean', value === null ? 'null' : typeof value);
  }
  const text = String(value);
  if (text === '') throw refused(name, 'expected at least one character', 'an empty string');
  if (text === '.' || text === '..') {
    throw refused(name, 'expected a name, because URLs drop dot segments', JSON.stringify(text));
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) {
    throw refused(name, 'expected no control characters', JSON.stringify(text));
  }
  if (!text.isWellFormed()) throw refused(name, 'expected well-formed Unicode', 'a lone surrogate');
  return text;
}

function refused(name: string, expected: string, received: string): PathParameterError {
  return new PathParameterError(
    `Path parameter "${name}": ${expected}, received ${received}. Nothing was sent.`,
  );
}

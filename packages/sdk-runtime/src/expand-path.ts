import { ClienteleError } from './clientele-error.ts';

/**
 * A path parameter that must not be sent: it would reach another resource, or none.
 *
 * @see [RFC 3986 - Remove Dot Segments](https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4)
 */
export class PathParameterError extends ClienteleError {
  override readonly name = 'PathParameterError';
  readonly code = 'ERR_PATH_PARAMETER';
  declare readonly body: undefined;
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
  const text = String(value);
  const scalar = /^(string|number|boolean)$/.test(typeof value);
  if (scalar && !/^\.{0,2}$|[\p{Cc}\p{Cs}]/u.test(text)) return text;
  const received = scalar ? JSON.stringify(text) : value && typeof value;
  throw new PathParameterError(
    `Path parameter "${name}": expected one path segment without control characters, received ${received}.`,
  );
}

import { OpenApiError } from './openapi-error.ts';

/**
 * The names in a JSON pointer (RFC 6901, sections 3 and 4): none for the empty one, which is the
 * whole document.
 *
 * @throws {@link OpenApiError} `ERR_POINTER_MALFORMED`
 * @example
 * ```ts
 * parsePointer('/paths/~1clients/get'); // ['paths', '/clients', 'get']
 * ```
 */
export function parsePointer(pointer: string): readonly string[] {
  return namesIn(pointer, pointer);
}

/** The JSON pointer that leads along these names. */
export function toPointer(names: readonly (string | number)[]): string {
  return names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * The names in a JSON pointer that is a URI fragment: the percent-encoding is undone first, then the
 * rest is read as a pointer (RFC 6901, section 6). `#/a%2Fb` is `#/a/b`.
 *
 * @throws {@link OpenApiError} `ERR_POINTER_MALFORMED`
 */
export function parseFragment(fragment: string): readonly string[] {
  let pointer: string;
  try {
    pointer = decodeURIComponent(fragment.replace(/^#/, ''));
  } catch {
    throw malformed(
      fragment,
      'has a percent-encoding that is not UTF-8; expected %XX, and %25 for a % itself',
    );
  }
  return namesIn(pointer, fragment);
}

/**
 * The names in a fragment as {@link parseFragment} reads it; undefined for what is none, as where data looks
 * like a reference.
 *
 * @example
 * ```ts
 * fragmentNames('#/50%'); // undefined
 * ```
 */
export function fragmentNames(fragment: string): readonly string[] | undefined {
  try {
    return parseFragment(fragment);
  } catch (error) {
    if (error instanceof OpenApiError) return undefined;
    throw error;
  }
}

/**
 * The URI fragment that leads along these names, for a `$ref`: what may not stand in one is
 * percent-encoded (RFC 3986, section 3.5).
 *
 * @throws {@link OpenApiError} `ERR_POINTER_MALFORMED` for half of a surrogate pair, which UTF-8 has not
 * @example
 * ```ts
 * toFragment(['components', 'schemas', 'A B']); // '#/components/schemas/A%20B'
 * ```
 */
export function toFragment(names: readonly (string | number)[]): string {
  const pointer = toPointer(names);
  if (!pointer.isWellFormed()) throw malformed(pointer, 'has half of a surrogate pair; expected Unicode');
  return `#${encodeURI(pointer).replaceAll('#', '%23')}`;
}

function namesIn(pointer: string, given: string): readonly string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw malformed(given, 'is no JSON pointer; expected it to start with /');
  if (/~(?![01])/.test(pointer)) throw malformed(given, 'has a ~ that is no escape; expected ~0 or ~1');
  const names = pointer.slice(1).split('/');
  return names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function malformed(given: string, what: string): OpenApiError {
  return new OpenApiError('ERR_POINTER_MALFORMED', given, `${given} ${what}.`);
}

/** A text of a path as it is meant; one that is badly encoded is left as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same in a query, where a plus is a space. */
export function decodeQuery(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

/** The texts under a name in a query, still encoded: a delimiter that is encoded is part of a value. */
export function encodedValues(url: string, name: string): readonly string[] {
  const [, query = ''] = url.split('#')[0]?.split(/\?(.*)/s) ?? [];
  return query.split('&').flatMap((pair) => {
    const [key = '', ...value] = pair.split('=');
    return decodeQuery(key) === name ? [value.join('=')] : [];
  });
}

/** `a,b` as two items; an empty text has none. */
export function items(text: string, delimiter: string | RegExp): readonly string[] {
  return text === '' ? [] : text.split(delimiter);
}

/** `x,1,y,2` as members or, exploded, `x=1,y=2` (RFC 6570, section 3.2.1). */
export function members(list: readonly string[], explode: boolean): Readonly<Record<string, string>> {
  if (explode)
    return Object.fromEntries(
      list.map((item) => item.split(/=(.*)/s)).map(([name = '', value = '']) => [name, value]),
    );
  const pairs = list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1] ?? '']] : []));
  return Object.fromEntries(pairs);
}

/** Whether names one within the other reach a prototype when such an object is copied. */
export function isUnsafe(path: readonly string[]): boolean {
  return path.some(
    (name, index) => name === '__proto__' || (name === 'prototype' && path[index - 1] === 'constructor'),
  );
}

/** An object that arrives in pieces: by name and bracket. */
interface Piece {
  [name: string]: unknown;
}

/** `name[a]=1&name[b][c]=2` as an object (`deepObject`); more brackets than the standard has are what many send. */
export function nested(
  name: string,
  query: Iterable<readonly [key: string, value: unknown]>,
): Readonly<Record<string, unknown>> | undefined {
  // Without a prototype, so that no name reaches one.
  const root: Piece = Object.create(null);
  for (const [key, value] of query) {
    if (!key.startsWith(`${name}[`) || !key.endsWith(']')) continue;
    const path = key.slice(name.length + 1, -1).split('][');
    // As a parameter that is not declared.
    if (path.length > 32 || isUnsafe(path)) continue;
    place(
      root,
      path.at(-1) === '' ? path.slice(0, -1) : path,
      path.at(-1) === '' ? [value].flat() : single(value),
    );
  }
  return Object.keys(root).length === 0 ? undefined : root;
}

function place(root: Piece, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    root[name] = value;
    return;
  }
  const inner = root[name];
  // A text at the place of an object is for the schema to refuse.
  if (inner !== undefined && (typeof inner !== 'object' || Array.isArray(inner))) return;
  root[name] ??= Object.create(null);
  place(root[name] as Piece, rest, value);
}

function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

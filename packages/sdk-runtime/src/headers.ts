/** Headers of a client or a call; `null` removes one, `undefined` leaves it. */
export type HeaderOptions =
  | Iterable<readonly [name: string, value: string]>
  | Readonly<Record<string, unknown>>
  | undefined;

/** Puts headers together; later sources win. */
export function mergeHeaders(...sources: HeaderOptions[]): Headers {
  const headers = new Headers();
  for (const source of sources) {
    const entries =
      Symbol.iterator in (source ?? {})
        ? (source as Iterable<[string, string]>)
        : Object.entries(source ?? {});
    for (const [name, value] of entries) {
      if (value === null) headers.delete(name);
      else if (value !== undefined) setHeader(headers, name, String(value));
    }
  }
  return headers;
}

/** @throws TypeError that does not quote the value, as the platform's does: it may be a token. */
export function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new TypeError(`Header "${name}": expected characters that HTTP allows.`);
  }
}

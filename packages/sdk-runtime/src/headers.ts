/** Headers of a client or a call; `null` removes one, `undefined` leaves it. */
export type HeaderOptions = HeadersInit | Readonly<Record<string, unknown>> | undefined;

/** Puts headers together; later sources win. */
export function mergeHeaders(...sources: HeaderOptions[]): Headers {
  const headers = new Headers();
  for (const source of sources) {
    const entries = Symbol.iterator in (source ?? {}) ? (source as Headers) : Object.entries(source ?? {});
    for (const [name, value] of entries) {
      if (value === null) headers.delete(name);
      else if (value !== undefined) headers.set(name, String(value));
    }
  }
  return headers;
}

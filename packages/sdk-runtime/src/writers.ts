import { deepPairs, isThere, textOf } from './pairs.ts';
import type { Message, Sent } from './send.ts';

/** A request's body as `Request` takes it. */
export interface Written extends Pick<Message, 'body' | 'duplex'> {
  /** Its media type; absent where the platform knows it, boundary and all. */
  readonly type?: string | undefined;
  /** Those of a form, by name. */
  readonly fields?: object;
}

/** Writes the body of a call in one media type. */
export type BodyWriter = (body: unknown, mediaType: string) => Written;

/** Writes a body of letters: text, CSV, XML. */
export const writeText: BodyWriter = (body, type) => ({ body: String(body), type });

/** Writes bytes as they are; a stream is sent once. For a range as `image/*`, a Blob says its own type. */
export const writeBytes: BodyWriter = (body, mediaType) => ({
  body: body as Sent, // As the types have it.
  type: mediaType.includes('*') ? (body as Blob).type || 'application/octet-stream' : mediaType,
  ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
});

/** Writes what it gets: bytes as they are, a string as text, any other value as JSON. */
export const writeAny: BodyWriter = (body, mediaType) => {
  if (typeof body === 'string') return writeText(body, 'text/plain;charset=UTF-8');
  const isBytes =
    body instanceof Blob ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body) ||
    body instanceof ReadableStream;
  return isBytes ? writeBytes(body, mediaType) : { body: JSON.stringify(body), type: 'application/json' };
};

/**
 * Writes an object's members as the fields of a form: a list repeats its name, an object's members are
 * `name[member]`; a list or an object inside a list is JSON.
 */
export const writeUrlencoded: BodyWriter = (body) => {
  if (body instanceof URLSearchParams) return form(body);
  const pairs = Object.entries(body as object).flatMap(([name, value]) => deepPairs(name, value));
  return { body: new URLSearchParams(pairs), fields: body as object };
};

/** Writes an object's members as parts: a Blob is a file, a list repeats its name, an object is JSON. */
export const writeMultipart: BodyWriter = (body) => {
  if (body instanceof FormData) return form(body);
  const parts = new FormData();
  for (const [name, value] of Object.entries(body as object)) {
    for (const item of [value].flat()) {
      if (item instanceof Blob) parts.append(name, item);
      else if (isThere(item)) parts.append(name, textOf(item));
    }
  }
  return { body: parts, fields: body as object };
};

function form(body: FormData | URLSearchParams): Written {
  const fields = [...new Set(body.keys())].map((name) => [name, body.getAll(name)]);
  return { body, fields: Object.fromEntries(fields) };
}

import { pairsOf } from './query.ts';
import type { Writer, Written } from './written.ts';

/** Writes a body of letters: text, CSV, XML. */
export const text: Writer = (body, type) => ({ body: String(body), type });

/** Writes bytes as they are; a stream is sent once. For a range as `image/*`, a Blob says its own type. */
export const binary: Writer = (body, mediaType) => {
  const { type } = Object(body) as Blob; // What is none has no `type`.
  const isStream = body instanceof ReadableStream;
  return {
    body: body as BodyInit | undefined, // As the types have it.
    type: mediaType.includes('*') ? type || 'application/octet-stream' : mediaType,
    ...(isStream ? { duplex: 'half' } : {}),
  };
};

/** Writes what it gets: bytes as they are, a string as text, any other value as JSON. */
export const any: Writer = (body, mediaType) => {
  const isBytes = /(Blob|File|Array|Buffer|Stream|View)]$/.test(Object.prototype.toString.call(body));
  if (isBytes && !Array.isArray(body)) return binary(body, mediaType);
  if (typeof body === 'string') return text(body, 'text/plain;charset=UTF-8');
  return { body: JSON.stringify(body), type: 'application/json' };
};

/** Writes the members of an object as a form's fields: a list repeats its name, an object's members are `name[member]`. */
export const urlencoded: Writer = (body) => {
  if (body instanceof URLSearchParams) return form(body);
  const fields = new URLSearchParams(pairsOf(body as object));
  return { body: fields, json: JSON.stringify(body) };
};

/** Writes the members of an object as parts: Blobs as files, a list repeats its name, an object is JSON. */
export const multipart: Writer = (body) => {
  if (body instanceof FormData) return form(body);
  const parts = new FormData();
  for (const [name, value] of Object.entries(body as object)) {
    for (const item of [value].flat()) {
      if (item instanceof Blob) parts.append(name, item);
      else if (item !== null && item !== undefined)
        parts.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item));
    }
  }
  return { body: parts, json: JSON.stringify(body) };
};

function form(body: FormData | URLSearchParams): Written {
  const fields = [...new Set(body.keys())].map((name) => [name, body.getAll(name)]);
  return { body, json: JSON.stringify(Object.fromEntries(fields)) };
}

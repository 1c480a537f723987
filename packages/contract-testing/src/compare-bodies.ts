import { asMap, isObject, mediaKind } from '@clientele/openapi';
import { textOf } from './content.ts';

/** A body as a client gives it, with what can be compared in the place of a Blob. */
export async function shown(body: unknown): Promise<unknown> {
  return body instanceof Blob ? Buffer.from(await body.arrayBuffer()).toString('utf8') : body;
}

/** A body that was sent, without what is left to the client: the order of members, the boundary of a form. */
export async function sentBody(mediaType: string | undefined, body: string): Promise<unknown> {
  if (mediaType === undefined) return body;
  // A form without fields is empty, and a form all the same.
  if (body === '' && mediaKind(mediaType) !== 'urlencoded') return body;
  switch (mediaKind(mediaType)) {
    case 'json':
      return JSON.parse(body);
    case 'urlencoded':
      return [...new URLSearchParams(body)].sort();
    case 'multipart':
      return partsOf(mediaType, body);
    default:
      return body;
  }
}

/** What has to be sent for the body that a caller gives; of forms, what their fields hold. */
export async function expectedBody(mediaType = '', body: unknown): Promise<unknown> {
  if (body === undefined) return '';
  switch (mediaKind(mediaType)) {
    case 'json':
      return JSON.parse(JSON.stringify(body));
    case 'urlencoded':
      return pairs('', body)
        .map(([name, value]) => [name, String(value)])
        .sort();
    case 'multipart':
      return Promise.all(
        Object.entries(asMap(body)).flatMap(([name, value]) => [value].flat().map(part(name))),
      );
    default:
      return body instanceof Blob ? textOf(mediaType, new Uint8Array(await body.arrayBuffer())) : body;
  }
}

async function partsOf(mediaType: string, body: string): Promise<unknown> {
  const headers = { 'content-type': mediaType };
  const form = await new Response(Buffer.from(body, 'latin1'), { headers }).formData();
  return Promise.all([...form].map(([name, value]) => part(name)(value)));
}

/** A part of a form: a file's bytes, an object as JSON, all else as a text. */
function part(name: string): (value: unknown) => Promise<readonly unknown[]> {
  return async (value) => {
    if (value instanceof Blob) return [name, 'a file', await shown(value)];
    return [name, isObject(value) ? JSON.stringify(value) : String(value)];
  };
}

/** A form's fields as the clients write them: a list repeats its name, an object's members are in brackets. */
function pairs(name: string, value: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((item) => pairs(name, item));
  if (!isObject(value)) return [[name, value]];
  return Object.entries(value).flatMap(([member, item]) =>
    pairs(name === '' ? member : `${name}[${member}]`, item),
  );
}

import { createQuerySerializer, serializeArrayParam, serializeObjectParam } from 'openapi-fetch';
import { expandPath } from './expand-path.ts';
import type { FetchWriter } from './fetch-operation.ts';
import { mergeHeaders } from './headers.ts';
import type { Styles } from './operation.ts';
import type { Sent } from './send.ts';
import { writeBody } from './write-body.ts';

/** Has openapi-fetch write a request with `writers`, `parameters` and `accept` of its operation. */
export const writeFetch: FetchWriter = (given, call, init) => {
  const { accept, parameters, styles } = call.operation;
  const { type, body, duplex } = writeBody(call, init);
  const own = { ...call, ...init };
  const path = parameters?.path ?? expandPath;
  const sent = { Accept: accept, 'Content-Type': type };
  const { fetch } = given;
  Object.assign(given, {
    headers: mergeHeaders(sent, call.headers, init.headers, init.params?.header),
    bodySerializer: own.bodySerializer ?? (() => body),
    querySerializer: own.querySerializer ?? ((values: object) => serializeQuery(values, styles)),
    pathSerializer: (template: string, values: Readonly<Record<string, unknown>>) =>
      path(template, values, styles),
    duplex,
    fetch: async (request: Request) => fetch(request, await bodyOf(request, duplex)),
  });
};

/** Bytes that can be sent again; a stream as it is, and `''` for nothing. */
async function bodyOf(request: Request, duplex: 'half' | undefined): Promise<Sent> {
  if (duplex) return request.body ?? '';
  const blob = await request.blob();
  return blob.size > 0 ? blob : '';
}

function serializeQuery(values: object, { query = {} }: Styles = {}): string {
  const usual = createQuerySerializer<Record<string, unknown>>();
  const written = Object.entries(values).map(([name, value]) => {
    const [, style = '', star] = query[name]?.match(/^(\w+)(\*?)$/) ?? [];
    const how = { style: style as 'form', explode: star === '*' }; // The generator writes no other.
    const encoded = encodeURIComponent(name);
    if (!style || Object(value) !== value) return usual({ [name]: value });
    const given = withoutNothing(value);
    if (Object.keys(given).length === 0) return '';
    return Array.isArray(given)
      ? serializeArrayParam(encoded, given, how)
      : serializeObjectParam(encoded, given as Record<string, unknown>, how);
  });
  return written.filter(Boolean).join('&');
}

/** openapi-fetch would write the words `null` and `undefined`. */
function withoutNothing(value: object): object {
  const isThere = (item: unknown) => item !== null && item !== undefined;
  if (Array.isArray(value)) return value.filter(isThere);
  return Object.fromEntries(Object.entries(value).filter(([, member]) => isThere(member)));
}

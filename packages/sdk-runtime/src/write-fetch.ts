import { createQuerySerializer, serializeArrayParam, serializeObjectParam } from 'openapi-fetch';
import { expandPath } from './expand-path.ts';
import { mergeHeaders } from './headers.ts';
import type { FetchWriter, Styles } from './operation.ts';
import { writeBody } from './write-body.ts';

/** Has openapi-fetch write a request with `writers`, `parameters` and `accept` of its operation. */
export const writeFetch: FetchWriter = (call, init) => {
  const { accept, parameters, styles } = call.operation;
  const { type, body, duplex } = writeBody(call, init);
  const own = { ...call, ...init };
  const query = (values: object) => serializeQuery(values, styles);
  const path = (template: string, values: Readonly<Record<string, unknown>>) =>
    (parameters?.path ?? expandPath)(template, values, styles);
  const sent = { Accept: accept, 'Content-Type': type };
  return {
    init: {
      headers: mergeHeaders(sent, call.headers, init.headers, init.params?.header),
      bodySerializer: own.bodySerializer ?? (() => body),
      querySerializer: own.querySerializer ?? query,
      pathSerializer: path,
      duplex,
    },
    async read(request) {
      if (duplex) return {};
      const blob = await request.blob();
      return { body: blob.size > 0 ? blob : undefined };
    },
  };
};

function serializeQuery(values: object, { query = {} }: Styles = {}): string {
  const usual = createQuerySerializer<Record<string, unknown>>();
  const written = Object.entries(values).map(([name, value]) => {
    const [, style = '', star] = query[name]?.match(/^(\w+)(\*?)$/) ?? [];
    const how = { style: style as 'form', explode: star === '*' }; // The generator writes no other.
    const encoded = encodeURIComponent(name);
    if (!style || Object(value) !== value) return usual({ [name]: value });
    if (!Array.isArray(value)) return serializeObjectParam(encoded, value, how);
    return value.length > 0 ? serializeArrayParam(encoded, value, how) : '';
  });
  return written.filter(Boolean).join('&');
}

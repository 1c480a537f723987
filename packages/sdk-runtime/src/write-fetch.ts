import { expandPath } from './expand-path.ts';
import type { FetchWriter } from './fetch-operation.ts';
import { mergeHeaders } from './headers.ts';
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
    querySerializer: own.querySerializer ?? (parameters && ((values) => parameters.query(values, styles))),
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

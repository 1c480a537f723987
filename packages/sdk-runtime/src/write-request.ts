import { expandPath } from './expand-path.ts';
import { type HeaderOptions, mergeHeaders } from './headers.ts';
import type { RequestWriter } from './operation.ts';
import { serializeQuery } from './query.ts';
import { writeBody } from './write-body.ts';

/** Writes a request with `writers`, `parameters` and `accept` of its operation. */
export const writeRequest: RequestWriter = (base, call, input) => {
  const { accept, method, parameters, path, styles } = call.operation;
  const { type, ...body } = writeBody(call, input);
  const own = { Accept: accept, 'Content-Type': type };
  const headers = mergeHeaders(own, call.headers, input.header as HeaderOptions, input.headers);
  const url = new URL(base + (parameters?.path ?? expandPath)(path, input.path, styles));
  url.search = (parameters?.query ?? serializeQuery)(input.query, styles);
  return { method, url: url.href, headers, ...body };
};

import { asList, type OpenApiDocument } from '@clientele/openapi';
import { resolved } from './resolved.ts';

/** No parameters, whoever declares them (OpenAPI 3.1, section 4.8.12.1). */
const ignored = /^(accept|content-type|authorization)$/i;
/** What `fetch` sets itself (Fetch standard, "forbidden request-header"; Content-Length by the body). */
const ofFetch = /^(content-length|host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect)$/i;

/** Drops the header parameters that no caller has a say in. */
export function* mendParameters(node: Record<string, unknown>, document: OpenApiDocument): Generator<string> {
  if (!Array.isArray(node['parameters'])) return;
  const headers = asList(node['parameters']).map((parameter) => {
    const { in: place, name } = resolved(document, parameter);
    return { parameter, name: place === 'header' ? String(name) : '' };
  });
  const kept = headers.filter(({ name }) => !ignored.test(name) && !ofFetch.test(name));
  if (kept.length === headers.length) return;
  node['parameters'] = kept.map(({ parameter }) => parameter);
  for (const { name } of headers.filter((one) => ofFetch.test(one.name)))
    yield `The header parameter ${name} is dropped: whoever sends the request sets it.`;
}

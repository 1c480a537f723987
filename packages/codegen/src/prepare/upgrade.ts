import { asMap, type OpenApiDocument, OpenApiError } from '@clientele/openapi';
import { upgrade } from '@scalar/openapi-upgrader';

/**
 * A copy of a document of version 2.0, 3.0 or 3.1, as 3.1.
 *
 * @throws OpenApiError `ERR_VERSION` for any other
 */
export function upgraded(document: object): OpenApiDocument {
  const { swagger, openapi } = asMap(document);
  const version = String(openapi ?? swagger ?? '');
  // Not structuredClone: what stands at two places, as YAML's aliases do, is to be changed at one.
  const copy = JSON.parse(JSON.stringify(document));
  // Unquoted, YAML's 3.1 is a number.
  if (version === '3.1') return { ...copy, openapi: '3.1.0' };
  if (version.startsWith('3.1.')) return copy;
  if (/^3\.0(\.|$)/.test(version)) return upgrade({ ...copy, openapi: version }, '3.1') as OpenApiDocument;
  if (/^2(\.0)?$/.test(version)) return upgrade({ ...copy, swagger: '2.0' }, '3.1') as OpenApiDocument;
  const found = version === '' ? 'no version' : `version ${version}`;
  const message = `The document has ${found}; expected OpenAPI 3.1 or 3.0, or Swagger 2.0.`;
  throw new OpenApiError('ERR_VERSION', openapi === undefined ? '' : '/openapi', message);
}

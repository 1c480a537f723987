import type { OpenApiDocument, Parameter } from './document.ts';
import { inPlace } from './in-place.ts';
import { asList } from './json.ts';

/** How a parameter's value is written (OpenAPI 3.1, section 4.8.12.2), defaults filled in. */
export interface ParameterStyle {
  readonly style: string;
  readonly explode: boolean;
  /** What its schema lets it be, through references, `allOf`, `oneOf` and the like: an array goes before an object. */
  readonly shape: 'primitive' | 'array' | 'object';
}

/**
 * Reads how a parameter with a `schema` is written.
 *
 * @throws {@link OpenApiError} when a reference in its schema leads nowhere
 * @example
 * ```ts
 * const tags = { name: 'tags', in: 'query', schema: { type: 'array' } };
 * parameterStyle(document, tags); // { style: 'form', explode: true, shape: 'array' }
 * ```
 */
export function parameterStyle(
  document: OpenApiDocument,
  parameter: Pick<Parameter, 'in' | 'style' | 'explode' | 'schema'>,
): ParameterStyle {
  const places = { path: 'simple', header: 'simple', query: 'form', cookie: 'form' };
  const style = parameter.style ?? places[parameter.in];
  const schemas = inPlace(document, parameter.schema);
  const types = new Set(schemas.flatMap(({ type }) => [type, ...asList(type)]));
  const holds = (type: string, ...keywords: string[]) =>
    types.has(type) || schemas.some((schema) => keywords.some((keyword) => keyword in schema));
  const isArray = holds('array', 'items', 'prefixItems');
  const isObject = holds('object', 'properties', 'additionalProperties');
  return {
    style,
    explode: parameter.explode ?? style === 'form',
    shape: isArray ? 'array' : isObject ? 'object' : 'primitive',
  };
}

import type { OpenApiDocument, Schema } from './document.ts';
import { inPlace } from './in-place.ts';
import { asList, asMap, isObject } from './json.ts';

/**
 * The values that a discriminated union has for one of its branches (OpenAPI 3.1, section 4.8.25): those
 * that its mapping gives it, else what the branch declares, else its name.
 *
 * @example
 * ```ts
 * const pet = { oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: 'kind' } };
 * unionTags(document, pet, pet.oneOf[0]); // ['Cat'], unless Cat says otherwise of its kind
 * ```
 */
export function unionTags(document: OpenApiDocument, union: Schema, branch: unknown): readonly unknown[] {
  const { propertyName, mapping } = asMap(union['discriminator']);
  const reference = isObject(branch) ? String(branch['$ref'] ?? '') : '';
  const name = reference.split('/').at(-1) ?? '';
  const mapped = Object.entries(asMap(mapping)).filter(
    ([, target]) => target === reference || (name !== '' && target === name),
  );
  if (mapped.length > 0) return mapped.map(([tag]) => tag);
  const declared = inPlace(document, branch)
    .flatMap((schema) => inPlace(document, asMap(schema['properties'])[String(propertyName)]))
    .flatMap((schema) => ('const' in schema ? [schema['const']] : asList(schema['enum'])));
  return declared.length > 0 ? declared : [name];
}

import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { pairOf } from './nodes.ts';

/** The values of a discriminator's mapping that refer; the others are names of schemas (OpenAPI 3.1, section 4.8.25). */
export function mappingsOf(schema: YAMLMap): Map<Pair, string> {
  const found = new Map<Pair, string>();
  for (const pair of entriesOf(schema)) {
    const value = isScalar(pair.value) ? pair.value.value : undefined;
    if (typeof value === 'string' && isReference.test(value)) found.set(pair, value);
  }
  return found;
}

/** The names of schemas in a discriminator's mapping. */
export function mappedNames(schema: YAMLMap): string[] {
  const values = entriesOf(schema).map(({ value }) => (isScalar(value) ? String(value.value) : ''));
  return values.filter((value) => !isReference.test(value));
}

/** As Redocly tells them from names. */
const isReference = /^#|\/|\.(ya?ml|json)$/i;

function entriesOf(schema: YAMLMap): readonly Pair[] {
  const discriminator = pairOf(schema, 'discriminator')?.value;
  const mapping = isMap(discriminator) ? pairOf(discriminator, 'mapping')?.value : undefined;
  return isMap(mapping) ? (mapping.items as Pair[]) : [];
}

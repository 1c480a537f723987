import { toFragment } from '@clientele/openapi';
import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { childOf, pairOf } from './nodes.ts';
import type { Source, SourceFile } from './source.ts';

/** What refers, in which words and where they are read. */
export interface Referring {
  readonly pair: Pair;
  readonly $ref: string;
  readonly file: SourceFile;
}

/** The values of a discriminator's mapping; the name of a schema refers to it (OpenAPI 3.1, section 4.8.25). */
export function mappingsOf(schema: YAMLMap, file: SourceFile, { root }: Source): Referring[] {
  const schemas = childOf(childOf(root.document.contents, 'components'), 'schemas');
  return entriesOf(schema).flatMap((pair) => {
    const value = isScalar(pair.value) ? pair.value.value : undefined;
    if (typeof value !== 'string') return [];
    if (childOf(schemas, value))
      return [{ pair, $ref: toFragment(['components', 'schemas', value]), file: root }];
    return isReference.test(value) ? [{ pair, $ref: value, file }] : [];
  });
}

/** As Redocly tells them from names. */
const isReference = /^#|\/|\.(ya?ml|json)$/i;

function entriesOf(schema: YAMLMap): readonly Pair[] {
  const discriminator = pairOf(schema, 'discriminator')?.value;
  const mapping = isMap(discriminator) ? pairOf(discriminator, 'mapping')?.value : undefined;
  return isMap(mapping) ? (mapping.items as Pair[]) : [];
}

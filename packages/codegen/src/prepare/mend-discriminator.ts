import {
  asList,
  asMap,
  fragmentNames,
  isObject,
  isReference,
  nameOf,
  type OpenApiDocument,
  toFragment,
  toPointer,
  unionTags,
  valueAt,
} from '@clientele/openapi';
import { unlessBroken } from './unless-broken.ts';

/**
 * Without a mapping, the tag of a branch is its name; generators take it for that too where the branch
 * itself declares another, which is what is meant.
 */
export function declaredTags(union: Record<string, unknown>, document: OpenApiDocument): void {
  const { discriminator } = union;
  if (!isObject(discriminator)) return;
  const mapping = { ...asMap(discriminator['mapping']) };
  for (const branch of ['oneOf', 'anyOf'].flatMap((keyword) => asList(union[keyword]))) {
    if (!isReference(branch)) continue;
    const tags = unlessBroken(() => unionTags(document, union, branch)) ?? [];
    for (const tag of tags)
      if (typeof tag === 'string' && tag !== nameOf(branch)) mapping[tag] ??= branch.$ref;
  }
  if (Object.keys(mapping).length > 0) discriminator['mapping'] = mapping;
}

/**
 * A mapping may name a schema instead of referring to it (OpenAPI 3.1, section 4.8.25); generators
 * know references alone. What it maps to nothing goes.
 */
export function* discriminator(
  { discriminator }: Record<string, unknown>,
  document: OpenApiDocument,
): Generator<string> {
  if (!isObject(discriminator)) return;
  const mapping = asMap(discriminator['mapping']);
  for (const [value, target] of Object.entries(mapping)) {
    const names = namesOf(String(target)).find((one) => valueAt(document, toPointer(one)) !== undefined);
    if (names) {
      mapping[value] = toFragment(names);
      continue;
    }
    delete mapping[value];
    yield `The discriminator's mapping of ${value} is dropped: ${target} is no schema of the document.`;
  }
}

/** The places that a mapping may mean, what is a valid name first. */
function namesOf(target: string): (readonly string[])[] {
  const name = ['components', 'schemas', target];
  return [(target.startsWith('#') && fragmentNames(target)) || name];
}

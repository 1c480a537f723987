import {
  asList,
  asMap,
  isObject,
  isReference,
  nameOf,
  type OpenApiDocument,
  OpenApiError,
  parseFragment,
  toFragment,
  toPointer,
  unionTags,
  valueAt,
} from '@clientele/openapi';

/**
 * Without a mapping, the tag of a branch is its name; generators take it for that too where the branch
 * itself declares another, which is what is meant.
 */
export function declaredTags(union: Record<string, unknown>, document: OpenApiDocument): void {
  const { discriminator } = union;
  if (!isObject(discriminator)) return;
  const mapping = { ...asMap(discriminator['mapping']) };
  for (const branch of ['oneOf', 'anyOf'].flatMap((keyword) => asList(union[keyword]))) {
    if (!isReference(branch) || Object.values(mapping).includes(branch.$ref)) continue;
    const tags = unionTags(document, union, branch).filter((tag) => tag !== nameOf(branch));
    for (const tag of tags) if (typeof tag === 'string') mapping[tag] ??= branch.$ref;
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
  if (!target.startsWith('#')) return [name];
  try {
    return [parseFragment(target)];
  } catch (error) {
    if (error instanceof OpenApiError) return [name];
    throw error;
  }
}

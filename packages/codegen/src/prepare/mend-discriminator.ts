import {
  asMap,
  isObject,
  type OpenApiDocument,
  OpenApiError,
  parseFragment,
  toFragment,
  toPointer,
  valueAt,
} from '@clientele/openapi';

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

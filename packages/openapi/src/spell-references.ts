import { parseFragment, toFragment } from './pointer.ts';
import { isReference } from './references.ts';
import { visit } from './visit.ts';

/**
 * A copy of a bundled document in which every reference has the one spelling that other people's
 * readers know. `#/components/schemas/a%7E1b` is nothing at all to hey-api, to openapi-typescript and
 * to Prism, although it is `#/components/schemas/a~1b` (RFC 6901, section 6).
 *
 * @throws {@link OpenApiError} `ERR_POINTER_MALFORMED`
 */
export function spellReferences<T extends object>(document: T): T {
  const copy = structuredClone(document);
  visit(copy, 'document', (node) => {
    if (isReference(node) && node.$ref.startsWith('#')) {
      Object.assign(node, { $ref: toFragment(parseFragment(node.$ref)) });
    }
  });
  return copy;
}

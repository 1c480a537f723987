import { parseFragment, toFragment } from './pointer.ts';
import { isReference } from './references.ts';

/**
 * A copy of a bundled document in which every reference has the one spelling that other people's
 * readers know. `#/components/schemas/a%7E1b` is nothing at all to hey-api, to openapi-typescript and
 * to Prism, although it is `#/components/schemas/a~1b` (RFC 6901, section 6).
 *
 * @throws {@link OpenApiError} `ERR_POINTER_MALFORMED`
 */
export function spellReferences<T extends object>(document: T): T {
  return JSON.parse(JSON.stringify(document), (_key, node: unknown) =>
    isReference(node) && node.$ref.startsWith('#')
      ? { ...node, $ref: toFragment(parseFragment(node.$ref)) }
      : node,
  );
}

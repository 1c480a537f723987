import { isReference, type OpenApiDocument, parseFragment, toFragment } from '@clientele/openapi';

/**
 * A copy of a checked document in which every reference has the one spelling that all generators
 * read. hey-api takes `#/components/schemas/a%7E1b` for nothing and says `unknown` in its place.
 */
export function spellReferences(document: OpenApiDocument): OpenApiDocument {
  return JSON.parse(JSON.stringify(document), (_key, node: unknown) =>
    isReference(node) ? { ...node, $ref: toFragment(parseFragment(node.$ref)) } : node,
  );
}

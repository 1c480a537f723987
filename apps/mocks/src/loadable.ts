import {
  asMap,
  isReference,
  leftOut,
  type OpenApiDocument,
  parseFragment,
  spellReferences,
  toPointer,
  valueAt,
  withoutDataReferences,
} from '@clientele/openapi';

/**
 * A copy of a prepared document that Prism can load: without `$ref` in data, without the operations
 * that are left out, and without what only they lead to when it refers to nothing.
 */
export function loadable(document: OpenApiDocument): OpenApiDocument {
  const copy = withoutDataReferences(spellReferences(document));
  Reflect.deleteProperty(copy, 'webhooks');
  for (const { method, path } of leftOut(document))
    delete asMap(asMap(copy.paths)[path])[method.toLowerCase()];
  while (dropBroken(copy));
  return copy;
}

/** Drops the components that refer to nothing; others may refer to these. */
function dropBroken(document: OpenApiDocument): boolean {
  let dropped = false;
  for (const section of Object.values(asMap(document.components)).map(asMap)) {
    for (const [name, component] of Object.entries(section)) {
      if (!isBroken(document, component)) continue;
      delete section[name];
      dropped = true;
    }
  }
  return dropped;
}

function isBroken(document: OpenApiDocument, node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (isReference(node) && valueAt(document, toPointer(parseFragment(node.$ref))) === undefined) return true;
  return Object.values(node).some((value) => isBroken(document, value));
}

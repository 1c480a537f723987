import { leftOut, type OpenApiDocument } from '@clientele/openapi';

/** An operation that nothing is derived from, so that the mock does not pretend to know it. */
export type LeftOutRoute = { method: string; path: RegExp; reason: string };

/** The operations of a contract that are left out, and the contract without them, which Prism reads. */
export function splitLeftOut(document: OpenApiDocument): { kept: OpenApiDocument; routes: LeftOutRoute[] } {
  const found = [...leftOut(document)];
  if (found.length === 0) return { kept: document, routes: [] };
  const paths = structuredClone(document.paths) as Record<string, Record<string, unknown>>; // Only paths have operations.
  for (const { method, path } of found) delete paths[path]?.[method.toLowerCase()];
  const routes = found.map(({ method, path, reason }) => {
    const literals = path.split(/\{[^{}]*\}/).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return { method: method.toLowerCase(), path: new RegExp(`^${literals.join('[^/]+')}$`), reason };
  });
  return { kept: { ...document, paths }, routes };
}

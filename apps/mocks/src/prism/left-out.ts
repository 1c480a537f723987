import { leftOut, type OpenApiDocument } from '@clientele/openapi';

/** An operation that nothing is derived from, so that the mock does not pretend to know it. */
export type LeftOutRoute = { method: string; path: RegExp; reason: string };

/** The operations of a contract that Prism is not told of. */
export function leftOutRoutes(document: OpenApiDocument): LeftOutRoute[] {
  return [...leftOut(document)].map(({ method, path, reason }) => {
    const literals = path.split(/\{[^{}]*\}/).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return { method: method.toLowerCase(), path: new RegExp(`^${literals.join('[^/]+')}$`), reason };
  });
}

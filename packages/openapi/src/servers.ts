import type { OpenApiDocument } from './document.ts';
import { asList, asMap } from './json.ts';

/** Where an API is (Server Object, OpenAPI 3.1, section 4.8.5). */
export interface Server {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
}

/** The servers of a document, in its order, the one that is used by default first. */
export function servers(document: OpenApiDocument): readonly Server[] {
  // Linted documents hold Server Objects here.
  return asList(asMap(document)['servers']) as readonly Server[];
}

/** The URL of a server, its variables at their defaults (section 4.8.6). */
export function serverUrl({ url, variables = {} }: Server): string {
  return url.replace(/\{([^{}]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name]?.default ?? placeholder) : placeholder,
  );
}

/**
 * The URL of the first server, its variables at their defaults; empty where the document names none.
 *
 * @example
 * ```ts
 * defaultServer({ openapi: '3.1.0', servers: [{ url: 'https://{at}.example', variables: { at: { default: 'eu' } } }] });
 * // 'https://eu.example'
 * ```
 */
export function defaultServer(document: OpenApiDocument): string {
  const [first] = servers(document);
  return first ? serverUrl(first) : '';
}

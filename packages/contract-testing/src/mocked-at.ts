import { defaultServer, type OpenApiDocument } from '@clientele/openapi';

/** Where MSW handlers meet requests, and the options that they need for it. */
export interface MockedAt {
  readonly base: string;
  readonly options?: { readonly baseUrl: string };
}

/** The contract's own server; where that is none by itself, one that the handlers are told. */
export function mockedAt(document: OpenApiDocument): MockedAt {
  const base = defaultServer(document);
  if (/^https?:/.test(base)) return { base };
  const baseUrl = 'http://localhost:4098/own';
  return { base: baseUrl, options: { baseUrl } };
}

import type { OpenApiDocument } from './document.ts';
import { asMap } from './json.ts';
import { resolve, step } from './references.ts';

/** Security Scheme Object (OpenAPI 3.1, section 4.8.27), with the name that the contract gives it. */
export interface SecurityScheme {
  readonly id: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS';
  /** Of an API key: the header, query parameter or cookie. */
  readonly name?: string;
  readonly in?: 'header' | 'query' | 'cookie';
  /** Of HTTP authentication: `bearer`, `basic`. */
  readonly scheme?: string;
}

/**
 * The security scheme that a requirement names; undefined where the document declares none of that name.
 *
 * @throws {@link OpenApiError} when it is declared by a reference that leads nowhere
 */
export function securityScheme(document: OpenApiDocument, id: string): SecurityScheme | undefined {
  const declared = step(asMap(document.components), ['securitySchemes', id]);
  if (declared === undefined) return undefined;
  return { ...resolve<Omit<SecurityScheme, 'id'>>(document, declared), id };
}

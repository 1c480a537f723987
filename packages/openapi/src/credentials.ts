import type { OpenApiDocument, SecurityRequirement } from './document.ts';
import { type SecurityScheme, securityScheme } from './security-scheme.ts';

/** A part of a request that says whose it is. */
export interface Credential {
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  readonly value: string;
}

/**
 * What a request carries to meet a security requirement. `token` is `user:password` for HTTP Basic
 * (RFC 7617, section 2); by default it is a placeholder.
 *
 * @example
 * ```ts
 * credentials(document, { Bearer: [] }); // [{ in: 'header', name: 'Authorization', value: 'Bearer example-token' }]
 * ```
 */
export function credentials(
  document: OpenApiDocument,
  requirement: SecurityRequirement = {},
  token?: string,
): readonly Credential[] {
  const schemes = Object.keys(requirement).flatMap((name) => securityScheme(document, name) ?? []);
  return schemes.map((scheme) => credentialOf(scheme, token));
}

function credentialOf(
  { type, name = '', in: place = 'header', scheme }: SecurityScheme,
  token?: string,
): Credential {
  if (type === 'apiKey') return { in: place, name, value: token ?? 'example-token' };
  const isBasic = scheme?.toLowerCase() === 'basic';
  const value = isBasic ? `Basic ${btoa(token ?? 'user:password')}` : `Bearer ${token ?? 'example-token'}`;
  return { in: 'header', name: 'Authorization', value };
}

import type { JsonObject } from '../json.ts';

/** What a client's registration says where it says nothing (RFC 7591 section 2). */
export const REGISTRATION_DEFAULTS = {
  grant_types: ['authorization_code'],
  token_endpoint_auth_method: 'client_secret_basic',
} as const;

/** Does a client with this registration have a secret? */
export function usesSecret(registration: JsonObject): boolean {
  const method =
    registration['token_endpoint_auth_method'] ?? REGISTRATION_DEFAULTS.token_endpoint_auth_method;
  return typeof method === 'string' && method.startsWith('client_secret');
}

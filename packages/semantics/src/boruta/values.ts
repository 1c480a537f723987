import type { Json } from '../json.ts';

/** What `supported_grant_types` may have. */
export const GRANT_TYPES = [
  'client_credentials',
  'password',
  'authorization_code',
  'agent_code',
  'refresh_token',
  'implicit',
  'revoke',
  'introspect',
  'id_token',
  'vp_token',
  'preauthorized_code',
  'agent_credentials',
];

/** What `token_endpoint_auth_methods` may have. */
export const AUTH_METHODS = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
];

/** What `token_endpoint_jwt_auth_alg` may be. */
export const JWT_AUTH_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'HS256', 'HS384', 'HS512'];

/** What `response_mode` may be. */
export const RESPONSE_MODES = ['post', 'direct_post'];

/** The longest lifetimes in seconds; the shortest is 1. The vendor does not check `authorization_request_ttl`. */
export const TTL_MAXIMA = {
  access_token_ttl: 86_400,
  authorization_code_ttl: 600,
  refresh_token_ttl: 2_592_000,
  id_token_ttl: 86_400,
} as const;

const INTERNAL = 'Elixir.Boruta.Internal.Signatures';
const HMAC = ['HS256', 'HS384', 'HS512'];

const KEY_TYPES = new Map<Json | undefined, KeyType>([
  ['ec', { adapter: INTERNAL, algorithms: ['ES256', 'ES384', 'ES512', ...HMAC] }],
  ['rsa', { adapter: INTERNAL, algorithms: ['RS256', 'RS384', 'RS512', ...HMAC] }],
  ['universal', { adapter: 'Elixir.Boruta.Universal.Signatures', algorithms: ['EdDSA'] }],
]);

/** What goes with a type of key pair. */
export interface KeyType {
  readonly adapter: string;
  readonly algorithms: readonly string[];
}

/** The module and the algorithms that sign with a type of key pair; `undefined` when there is no such type. */
export function algorithmsOf(type: Json | undefined): KeyType | undefined {
  return KEY_TYPES.get(type);
}

import type { Client, ClientAttributes } from '@clientele/boruta';
import { namesOf, type TableOf, without } from '../shared/fields.ts';

/** The attributes of a client, in the contract's order. */
export const FIELDS = {
  id: 'string',
  public_client_id: 'string',
  check_public_client_id: 'boolean',
  name: 'string',
  secret: 'string',
  confidential: 'boolean',
  redirect_uris: 'strings',
  public_refresh_token: 'boolean',
  public_revoke: 'boolean',
  authorize_scope: 'boolean',
  enforce_dpop: 'boolean',
  enforce_tx_code: 'boolean',
  access_token_ttl: 'int32',
  authorization_code_ttl: 'int32',
  authorization_request_ttl: 'int32',
  refresh_token_ttl: 'int32',
  id_token_ttl: 'int32',
  pkce: 'boolean',
  public_key: 'string or null',
  key_pair_type: 'object',
  signatures_adapter: 'string',
  did: 'string or null',
  identity_provider: 'object',
  authorized_scopes: 'objects',
  supported_grant_types: 'strings',
  id_token_signature_alg: 'string',
  userinfo_signed_response_alg: 'string or null',
  token_endpoint_jwt_auth_alg: 'string',
  token_endpoint_auth_methods: 'strings',
  jwt_public_key: 'string or null',
  response_mode: 'string or null',
} satisfies TableOf<Client & ClientAttributes>;

/** What is set with the client or its keys, and ignored in an update. */
const SERVER_OWNED = ['id', 'public_key', 'did'] as const;

/** What refers to things beside the client. */
const RELATED = ['identity_provider', 'authorized_scopes'] as const;

/** Never in a record. */
export const SECRET_FIELDS = ['secret'] as const;

/** The attributes that an update casts one by one. */
export const UPDATE_FIELDS = without(FIELDS, [...SERVER_OWNED, ...RELATED]);

/** What the 200 shows of a record. */
export const SHOWN_FIELDS: readonly (keyof Client)[] = namesOf(without(FIELDS, SECRET_FIELDS));

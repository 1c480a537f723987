import type { FieldTable } from '../shared/fields.ts';

/** The attributes that an update casts one by one, in the contract's order. */
export const UPDATE_FIELDS = {
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
  key_pair_type: 'object',
  signatures_adapter: 'string',
  supported_grant_types: 'strings',
  id_token_signature_alg: 'string',
  userinfo_signed_response_alg: 'string or null',
  token_endpoint_jwt_auth_alg: 'string',
  token_endpoint_auth_methods: 'strings',
  jwt_public_key: 'string or null',
  response_mode: 'string or null',
} satisfies FieldTable;

/** What is set with the client or its keys, and ignored in an update. */
export const SERVER_FIELDS = {
  id: 'string',
  public_key: 'string or null',
  did: 'string or null',
} satisfies FieldTable;

/** What the 200 shows of a record, in the contract's order. */
export const SHOWN_FIELDS: readonly string[] = [
  'id',
  ...Object.keys(UPDATE_FIELDS)
    .filter((field) => field !== 'secret')
    .flatMap((field) => {
      if (field === 'key_pair_type') return ['public_key', field];
      return field === 'signatures_adapter'
        ? [field, 'did', 'identity_provider', 'authorized_scopes']
        : [field];
    }),
];

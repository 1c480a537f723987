import type { Json, JsonObject } from '../json.ts';
import { sentence } from '../shared/faults.ts';
import { isObject } from '../shared/json.ts';
import { readInput } from '../shared/read-input.ts';
import { isUuid } from '../shared/uuid.ts';
import type { CreateContext, CreateResult } from '../vendor.ts';
import { cast } from './cast.ts';
import { FIELDS, UPDATE_FIELDS } from './fields.ts';
import { importIdentityProvider, importScopes } from './import-related.ts';
import { ruleFaults } from './rules.ts';
import { algorithmsOf, TTL_MAXIMA } from './values.ts';

/** What the vendor gives a client that says nothing else. */
const DEFAULTS: JsonObject = {
  check_public_client_id: false,
  confidential: false,
  redirect_uris: [],
  public_refresh_token: false,
  public_revoke: false,
  authorize_scope: false,
  enforce_dpop: false,
  enforce_tx_code: false,
  ...TTL_MAXIMA,
  authorization_request_ttl: 300,
  pkce: false,
  public_key: null,
  key_pair_type: { type: 'rsa', modulus_size: '2048', exponent_size: '65537' },
  did: null,
  supported_grant_types: ['client_credentials', 'authorization_code'],
  id_token_signature_alg: 'RS512',
  userinfo_signed_response_alg: null,
  token_endpoint_jwt_auth_alg: 'HS256',
  token_endpoint_auth_methods: ['client_secret_basic', 'client_secret_post'],
  jwt_public_key: null,
  response_mode: 'direct_post',
};

/** Makes a client with the vendor's defaults, and the scopes and the identity provider that do not exist yet. */
export function create(input: Json, context: CreateContext): CreateResult {
  const { values, problems } = readInput(input, FIELDS, ['name', 'identity_provider']);
  if (problems.length > 0) return { ok: false, problems };
  const { identity_provider, authorized_scopes, secret: _, ...given } = values;
  const { id = context.newId() } = given;
  const attributes = cast(values, UPDATE_FIELDS);
  const { secret = context.newSecret(), ...sent } = attributes.values;
  const provider = importIdentityProvider(identity_provider, context);
  const scopes = importScopes(authorized_scopes, context);
  const record = {
    ...DEFAULTS,
    signatures_adapter: adapterFor(sent['key_pair_type']),
    ...given,
    ...sent,
    id: isUuid(id) ? id.toLowerCase() : id,
    identity_provider: provider.shown,
    authorized_scopes: scopes.shown,
  };
  const faults = [...attributes.faults, ...ruleFaults(record)].map(sentence);
  const wrong = [
    ...(isUuid(id) ? [] : ['id must be a UUID']),
    ...provider.problems,
    ...scopes.problems,
    ...faults,
  ];
  if (wrong.length > 0) return { ok: false, problems: wrong };
  return {
    ok: true,
    record,
    secrets: { secret: String(secret) },
    related: [...provider.related, ...scopes.related],
  };
}

function adapterFor(keyPairType: Json = { type: 'rsa' }): string | null {
  return algorithmsOf(isObject(keyPairType) ? keyPairType['type'] : undefined)?.adapter ?? null;
}

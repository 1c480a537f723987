import type { Client, ClientUpdate } from '@clientele/buddy';
import { namesOf, type TableOf, without } from '../shared/fields.ts';

/** What an update may set, in the contract's order. */
export const UPDATE_FIELDS = {
  valid: 'boolean',
  primary_redirect_uri: 'string',
  client_name: 'string',
  redirect_uris: 'strings',
  grant_types: 'strings',
  response_types: 'strings',
  token_endpoint_auth_method: 'string',
  client_uri: 'string',
  logo_uri: 'string',
  scope: 'string',
  contacts: 'strings',
  tos_uri: 'string',
  policy_uri: 'string',
  jwks_uri: 'string',
  software_id: 'string',
  software_version: 'string',
  application_type: 'string',
  sector_identifier_uri: 'string',
  subject_type: 'string',
  id_token_signed_response_alg: 'string',
  userinfo_signed_response_alg: 'string',
  request_object_signing_alg: 'string',
  description: 'string',
  token_expires_in: 'integer',
} satisfies TableOf<ClientUpdate>;

/** What only the server sets. */
export const SERVER_FIELDS = {
  url: 'string',
  html_url: 'string',
  client_id: 'string',
  client_secret: 'string',
  registration_access_token: 'string',
  registration_client_uri: 'string',
  client_id_issued_at: 'integer',
  client_secret_expires_at: 'integer',
} satisfies TableOf<Omit<Client, keyof ClientUpdate>>;

/** Never in a record. */
export const SECRET_FIELDS = [
  'client_secret',
  'registration_access_token',
] as const satisfies readonly (keyof Client)[];

/** What no answer shows. */
const SENT_ONLY = ['valid', 'primary_redirect_uri'] as const satisfies readonly Exclude<
  keyof ClientUpdate,
  keyof Client
>[];

/** What the 200 shows of a record, in the contract's order. */
export const SHOWN_FIELDS: readonly (keyof Client)[] = namesOf(
  without({ ...SERVER_FIELDS, ...UPDATE_FIELDS }, [...SENT_ONLY, ...SECRET_FIELDS]),
);

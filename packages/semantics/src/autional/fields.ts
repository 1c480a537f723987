import type { Client, ClientUpdate } from '@clientele/autional';
import { namesOf, type TableOf, without } from '../shared/fields.ts';

/** What an update may send as long as it is what the server has (RFC 7592 section 2.2). */
export const ECHOED_FIELDS = {
  client_id: 'string',
  client_secret: 'string',
} satisfies TableOf<Pick<ClientUpdate, 'client_id' | 'client_secret'>>;

/** The metadata that an update replaces as a whole. */
export const METADATA_FIELDS = {
  application_type: 'string',
  client_name: 'string',
  client_uri: 'string',
  contacts: 'strings',
  grant_types: 'strings',
  jwks: 'string',
  jwks_uri: 'string',
  logo_uri: 'string',
  policy_uri: 'string',
  redirect_uris: 'strings',
  scope: 'string',
  software_id: 'string',
  software_version: 'string',
  token_endpoint_auth_method: 'string',
  tos_uri: 'string',
} satisfies TableOf<Omit<ClientUpdate, keyof typeof ECHOED_FIELDS>>;

/** What an update must not send at all (RFC 7592 section 2.2). */
export const FORBIDDEN_FIELDS = {
  client_id_issued_at: 'integer',
  client_secret_expires_at: 'integer',
  registration_access_token: 'string',
  registration_client_uri: 'string',
} satisfies TableOf<Omit<Client, keyof ClientUpdate>>;

/** Never in a record. */
export const SECRET_FIELDS = [
  'client_secret',
  'registration_access_token',
] as const satisfies readonly (keyof Client)[];

/** What an update leaves in the record. */
export const KEPT_FIELDS = namesOf(without({ ...ECHOED_FIELDS, ...FORBIDDEN_FIELDS }, SECRET_FIELDS));

/** What no answer shows. */
const SENT_ONLY = ['jwks', 'jwks_uri', 'software_id', 'software_version'] as const satisfies readonly Exclude<
  keyof ClientUpdate,
  keyof Client
>[];

/** What the 200 shows of a record beside the presented token. */
export const SHOWN_FIELDS: readonly (keyof Client)[] = [
  ...KEPT_FIELDS,
  ...namesOf(without(METADATA_FIELDS, SENT_ONLY)),
];

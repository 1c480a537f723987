import type { Client, ClientUpdate } from '@clientele/loop-health';
import { namesOf, type TableOf, without } from '../shared/fields.ts';

/** The fields of a client, in the contract's order. */
const FIELDS = {
  id: 'string',
  client_id: 'string',
  client_name: 'string',
  client_uri: 'string or null',
  logo_uri: 'string or null',
  client_type: 'string',
  redirect_uris: 'strings',
  allowed_scopes: 'strings',
  allowed_origins: 'strings',
  owner_id: 'string or null',
  brand_id: 'string',
  is_first_party: 'boolean',
  enabled: 'boolean',
  created_at: 'string',
  updated_at: 'string',
} satisfies TableOf<Client>;

/** What an update may set. */
export const UPDATE_FIELDS = {
  client_name: 'string',
  client_uri: 'string or null',
  logo_uri: 'string or null',
  redirect_uris: 'strings',
  allowed_scopes: 'strings',
  allowed_origins: 'strings',
  enabled: 'boolean',
} satisfies TableOf<ClientUpdate>;

/** What only the server sets. */
export const SERVER_FIELDS = without(FIELDS, namesOf(UPDATE_FIELDS));

/** Never in a record, and in no answer of the contract. */
export const SECRET_FIELDS = ['client_secret'] as const;

/** What the 200 shows of a record; faults are reported in this order too. */
export const SHOWN_FIELDS: readonly string[] = namesOf(FIELDS);

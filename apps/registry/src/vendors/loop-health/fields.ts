import type { FieldTable } from '../shared/fields.ts';

/** What an update may set, in the contract's order. */
export const UPDATE_FIELDS = {
  client_name: 'string',
  client_uri: 'string or null',
  logo_uri: 'string or null',
  redirect_uris: 'strings',
  allowed_scopes: 'strings',
  allowed_origins: 'strings',
  enabled: 'boolean',
} satisfies FieldTable;

/** What only the server sets. */
export const SERVER_FIELDS = {
  id: 'string',
  client_id: 'string',
  client_type: 'string',
  owner_id: 'string or null',
  brand_id: 'string',
  is_first_party: 'boolean',
  created_at: 'string',
  updated_at: 'string',
} satisfies FieldTable;

/** What the 200 shows, in the contract's order; faults are reported in this order too. */
export const SHOWN_FIELDS: readonly string[] = [
  'id',
  'client_id',
  'client_name',
  'client_uri',
  'logo_uri',
  'client_type',
  'redirect_uris',
  'allowed_scopes',
  'allowed_origins',
  'owner_id',
  'brand_id',
  'is_first_party',
  'enabled',
  'created_at',
  'updated_at',
];

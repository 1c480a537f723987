import type { FieldTable } from '../shared/fields.ts';

/** The fields of a client, in the contract's order. */
export const FIELDS = {
  _links: 'object',
  name: 'string',
  description: 'string',
  _accountId: 'string',
  _clientId: 'string',
  _clientSecret: 'string',
  redirectUri: 'string',
  _creationDate: 'integer',
} satisfies FieldTable;

/** What the 200 shows of a record. */
export const SHOWN_FIELDS: readonly string[] = Object.keys(FIELDS).filter(
  (field) => field !== '_clientSecret',
);

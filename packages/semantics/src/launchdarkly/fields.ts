import type { Client } from '@clientele/launchdarkly';
import { namesOf, type TableOf, without } from '../shared/fields.ts';

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
} satisfies TableOf<Client>;

/** Never in a record. */
export const SECRET_FIELDS = ['_clientSecret'] as const;

/** What the 200 shows of a record. */
export const SHOWN_FIELDS: readonly (keyof Client)[] = namesOf(without(FIELDS, SECRET_FIELDS));

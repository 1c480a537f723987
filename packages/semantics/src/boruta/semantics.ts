import type { Client, UpdateClientData } from '@clientele/boruta';
import { isUuid } from '../shared/uuid.ts';
import type { VendorSemantics } from '../vendor.ts';
import { SCOPE } from './authorized-scopes.ts';
import { create } from './create.ts';
import { SECRET_FIELDS } from './fields.ts';
import { IDENTITY_PROVIDER } from './identity-provider.ts';
import { update } from './update.ts';

/** Boruta: a PUT that merges, but for the list of scopes. */
export const boruta: VendorSemantics = {
  name: 'boruta',
  idField: 'id' satisfies keyof Client,
  idParameter: 'client_id' satisfies keyof UpdateClientData['path'],
  // A UUID is the same in either case (RFC 9562 section 4).
  normalizeId: (id) => id.toLowerCase(),
  // The vendor's code looks clients up by UUID: what is none is a bad request, not an unknown client.
  idProblem: (id) => (isUuid(id) ? undefined : 'must be a UUID'),
  secretFields: SECRET_FIELDS,
  relatedKinds: [SCOPE, IDENTITY_PROVIDER],
  create,
  update,
};

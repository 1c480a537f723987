import type { Client, UpdateClientData } from '@clientele/autional';
import type { VendorSemantics } from '../vendor.ts';
import { create } from './create.ts';
import { SECRET_FIELDS } from './fields.ts';
import { update } from './update.ts';

/** Autional: a PUT that replaces, with the client's own registration token. */
export const autional: VendorSemantics = {
  name: 'autional',
  idField: 'client_id' satisfies keyof Client,
  idParameter: 'client_id' satisfies keyof UpdateClientData['path'],
  secretFields: SECRET_FIELDS,
  relatedKinds: [],
  create,
  update,
};

import type { Client, UpdateClientData } from '@clientele/buddy';
import type { VendorSemantics } from '../vendor.ts';
import { create } from './create.ts';
import { SECRET_FIELDS } from './fields.ts';
import { update } from './update.ts';

/** Buddy: a PATCH that merges. */
export const buddy: VendorSemantics = {
  name: 'buddy',
  idField: 'client_id' satisfies keyof Client,
  idParameter: 'client_id' satisfies keyof UpdateClientData['path'],
  secretFields: SECRET_FIELDS,
  relatedKinds: [],
  create,
  update,
};

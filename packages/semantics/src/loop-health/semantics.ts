import type { Client, UpdateClientData } from '@clientele/loop-health';
import type { VendorSemantics } from '../vendor.ts';
import { create } from './create.ts';
import { SECRET_FIELDS } from './fields.ts';
import { update } from './update.ts';

/** Loop Health: a PATCH that merges. */
export const loopHealth: VendorSemantics = {
  name: 'loop-health',
  idField: 'client_id' satisfies keyof Client,
  idParameter: 'clientId' satisfies keyof UpdateClientData['path'],
  secretFields: SECRET_FIELDS,
  relatedKinds: [],
  create,
  update,
};

import type { Client, PatchOAuthClientData } from '@clientele/launchdarkly';
import type { VendorSemantics } from '../vendor.ts';
import { create } from './create.ts';
import { SECRET_FIELDS } from './fields.ts';
import { update } from './update.ts';

/** LaunchDarkly: a PATCH with a JSON Patch. */
export const launchdarkly: VendorSemantics = {
  name: 'launchdarkly',
  idField: '_clientId' satisfies keyof Client,
  idParameter: 'clientId' satisfies keyof PatchOAuthClientData['path'],
  secretFields: SECRET_FIELDS,
  relatedKinds: [],
  create,
  update,
};

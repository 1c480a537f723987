import type { ErrorShape } from '@clientele/server-kit';
import { errors as autionalErrors } from '../../../../packages/autional/src/errors.ts';
import { errors as borutaErrors } from '../../../../packages/boruta/src/errors.ts';
import { errors as buddyErrors } from '../../../../packages/buddy/src/errors.ts';
import { errors as launchdarklyErrors } from '../../../../packages/launchdarkly/src/errors.ts';
import { errors as loopHealthErrors } from '../../../../packages/loop-health/src/errors.ts';
import { create as createAutional } from '../../src/vendors/autional/create.ts';
import { update as updateAutional } from '../../src/vendors/autional/update.ts';
import { create as createBoruta } from '../../src/vendors/boruta/create.ts';
import { update as updateBoruta } from '../../src/vendors/boruta/update.ts';
import { create as createBuddy } from '../../src/vendors/buddy/create.ts';
import { update as updateBuddy } from '../../src/vendors/buddy/update.ts';
import { create as createLaunchdarkly } from '../../src/vendors/launchdarkly/create.ts';
import { update as updateLaunchdarkly } from '../../src/vendors/launchdarkly/update.ts';
import { create as createLoopHealth } from '../../src/vendors/loop-health/create.ts';
import { update as updateLoopHealth } from '../../src/vendors/loop-health/update.ts';
import type { VendorModule } from '../../src/vendors/vendor.ts';

/** One vendor's pure functions, with its error shape. */
export interface Subject extends Pick<VendorModule, 'create' | 'update'> {
  readonly errors: ErrorShape;
  /** Never in a record. */
  readonly secrets: readonly string[];
  /** What no request changes; written down here a second time, so that a mistake in the code shows. */
  readonly serverOwned: readonly string[];
}

export const subjects: Readonly<Record<string, Subject>> = {
  buddy: {
    create: createBuddy,
    update: updateBuddy,
    errors: buddyErrors,
    secrets: ['client_secret', 'registration_access_token'],
    serverOwned: [
      'url',
      'html_url',
      'client_id',
      'registration_client_uri',
      'client_id_issued_at',
      'client_secret_expires_at',
    ],
  },
  autional: {
    create: createAutional,
    update: updateAutional,
    errors: autionalErrors,
    secrets: ['client_secret', 'registration_access_token'],
    serverOwned: ['client_id', 'client_id_issued_at', 'client_secret_expires_at', 'registration_client_uri'],
  },
  boruta: {
    create: createBoruta,
    update: updateBoruta,
    errors: borutaErrors,
    secrets: ['secret'],
    serverOwned: ['id', 'public_key', 'did'],
  },
  launchdarkly: {
    create: createLaunchdarkly,
    update: updateLaunchdarkly,
    errors: launchdarklyErrors,
    secrets: ['_clientSecret'],
    serverOwned: ['_links', '_accountId', '_clientId', '_creationDate'],
  },
  'loop-health': {
    create: createLoopHealth,
    update: updateLoopHealth,
    errors: loopHealthErrors,
    secrets: ['client_secret'],
    serverOwned: ['id', 'client_id', 'client_type', 'owner_id', 'brand_id', 'is_first_party', 'created_at'],
  },
};

import { errors as autionalErrors } from '../../../autional/src/errors.ts';
import { errors as borutaErrors } from '../../../boruta/src/errors.ts';
import { errors as buddyErrors } from '../../../buddy/src/errors.ts';
import { errors as launchdarklyErrors } from '../../../launchdarkly/src/errors.ts';
import { errors as loopHealthErrors } from '../../../loop-health/src/errors.ts';
import {
  autional,
  boruta,
  buddy,
  type Fault,
  launchdarkly,
  loopHealth,
  type VendorSemantics,
} from '../../src/index.ts';

/** One vendor's semantics, and what tests know of it besides. */
export interface Subject extends VendorSemantics {
  /** The body of the answer to an update that is refused. */
  readonly refusal: (faults: readonly Fault[]) => unknown;
  /** Never in a record. */
  readonly secrets: readonly string[];
  /** What no request changes; written down here a second time, so that a mistake in the code shows. */
  readonly serverOwned: readonly string[];
}

export const subjects: Readonly<Record<string, Subject>> = {
  buddy: {
    ...buddy,
    refusal: refusalBy(buddyErrors),
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
    ...autional,
    refusal: refusalBy(autionalErrors),
    secrets: ['client_secret', 'registration_access_token'],
    serverOwned: ['client_id', 'client_id_issued_at', 'client_secret_expires_at', 'registration_client_uri'],
  },
  boruta: {
    ...boruta,
    refusal: refusalBy(borutaErrors),
    secrets: ['secret'],
    serverOwned: ['id', 'public_key', 'did'],
  },
  launchdarkly: {
    ...launchdarkly,
    refusal: refusalBy(launchdarklyErrors),
    secrets: ['_clientSecret'],
    serverOwned: ['_links', '_accountId', '_clientId', '_creationDate'],
  },
  'loop-health': {
    ...loopHealth,
    refusal: refusalBy(loopHealthErrors),
    secrets: ['client_secret'],
    serverOwned: ['id', 'client_id', 'client_type', 'owner_id', 'brand_id', 'is_first_party', 'created_at'],
  },
};

function refusalBy(errors: typeof buddyErrors): Subject['refusal'] {
  return (faults) => errors({ kind: 'refused', violations: faults }).body;
}

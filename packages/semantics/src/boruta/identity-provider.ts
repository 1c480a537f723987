import type { Json } from '../json.ts';
import type { Fault } from '../shared/faults.ts';
import { isObject } from '../shared/json.ts';
import { isUuid } from '../shared/uuid.ts';
import type { RelatedRecord } from '../vendor.ts';
import { BLANK, INVALID } from './cast.ts';

/** The kind under which the registry keeps identity providers. */
export const IDENTITY_PROVIDER = 'identity-provider';

/** The identity provider that a body picks: nothing where it leaves the client's own in place. */
export type Picked =
  | { readonly provider?: { readonly id: string; readonly name: string } }
  | { readonly fault: Fault };

/** Finds the identity provider that `identity_provider` of a body names by its id; its `name` is ignored. */
export function pickIdentityProvider(value: Json | undefined, known: readonly RelatedRecord[]): Picked {
  if (value === undefined || value === null) return { fault: { field: 'identity_provider', message: BLANK } };
  if (!isObject(value)) return { fault: { field: 'identity_provider', message: INVALID } };
  if (!Object.hasOwn(value, 'id')) return {};
  const { id } = value;
  if (id === null || id === '') return { fault: { field: 'identity_provider_id', message: BLANK } };
  if (!isUuid(id)) return { fault: { field: 'identity_provider_id', message: 'has invalid format' } };
  const provider = known.find((candidate) => candidate.id === id.toLowerCase());
  if (provider === undefined) return { fault: { field: 'identity_provider_id', message: 'does not exist' } };
  return { provider: { id: provider.id, name: provider.name } };
}

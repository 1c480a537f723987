import type { Json, JsonObject } from '../json.ts';
import { type Fault, refuseByField } from '../shared/faults.ts';
import { isObject, pick } from '../shared/json.ts';
import type { ClientRecord, RelatedRecord, UpdateContext, UpdateResult } from '../vendor.ts';
import { findScopes, SCOPE } from './authorized-scopes.ts';
import { BLANK, cast, INVALID } from './cast.ts';
import { SHOWN_FIELDS, UPDATE_FIELDS } from './fields.ts';
import { IDENTITY_PROVIDER, pickIdentityProvider } from './identity-provider.ts';
import { ruleFaults } from './rules.ts';

/**
 * Merges the attributes that were sent, but for `authorized_scopes`, which is empty where it was not sent; the
 * rules run on the client as it would be afterwards.
 */
export function update(record: ClientRecord, body: unknown, context: UpdateContext): UpdateResult {
  const attributes = isObject(body) ? body['client'] : undefined;
  if (!isObject(attributes)) return refuseByField([{ field: 'client', message: INVALID }]);
  const { values, faults: castFaults } = cast(attributes, UPDATE_FIELDS);
  const { secret, ...changes } = values;
  const picked = pickIdentityProvider(
    own(attributes, 'identity_provider'),
    context.related(IDENTITY_PROVIDER),
  );
  const merged = {
    ...record,
    ...changes,
    ...('provider' in picked ? { identity_provider: picked.provider } : {}),
  };
  const faults: readonly Fault[] = [
    ...castFaults,
    ...scopesFaults(own(attributes, 'authorized_scopes')),
    ...('fault' in picked ? [picked.fault] : []),
    ...ruleFaults(merged).filter(({ field }) => !castFaults.some((fault) => fault.field === field)),
  ];
  if (faults.length > 0) return refuseByField(faults);
  const { scopes, created } = findScopes(
    own(attributes, 'authorized_scopes'),
    context.related(SCOPE),
    context.newId,
  );
  const next = { ...merged, authorized_scopes: scopes.map(shown) };
  const secrets = typeof secret === 'string' ? { secret } : undefined;
  return {
    ok: true,
    record: next,
    ...(secrets === undefined ? {} : { secrets }),
    created,
    body: { data: { ...pick(next, SHOWN_FIELDS), ...secrets } },
  };
}

function own(attributes: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

function scopesFaults(scopes: Json | undefined): readonly Fault[] {
  if (scopes === undefined || Array.isArray(scopes)) return [];
  return [{ field: 'authorized_scopes', message: scopes === null ? BLANK : INVALID }];
}

function shown({ id, name, public: isPublic = false }: RelatedRecord): JsonObject {
  return { id, name, public: isPublic };
}

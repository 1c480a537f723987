import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../shared/json.ts';
import { isUuid } from '../shared/uuid.ts';
import type { CreateContext, RelatedEntry, RelatedRecord } from '../vendor.ts';
import { SCOPE } from './authorized-scopes.ts';
import { IDENTITY_PROVIDER } from './identity-provider.ts';

/** What an operator's input refers to: as the record shows it, and what of it does not exist yet. */
export interface Imported<Shown> {
  readonly shown: Shown;
  readonly related: readonly RelatedEntry[];
  readonly problems: readonly string[];
}

/** The identity provider of a new client, by its id or its name; made when there is none. */
export function importIdentityProvider(
  value: Json | undefined,
  context: CreateContext,
): Imported<JsonObject> {
  const known = context.related(IDENTITY_PROVIDER);
  const found = findOrMake('identity_provider', value, known, context.newId);
  if (typeof found === 'string') return { shown: {}, related: [], problems: [found] };
  const { id, name } = found;
  const related = known.includes(found) ? [] : [{ kind: IDENTITY_PROVIDER, record: { id, name } }];
  return { shown: { id, name }, related, problems: [] };
}

/** The scopes of a new client, by id or name; those that do not exist are made. */
export function importScopes(
  value: Json | undefined,
  context: CreateContext,
): Imported<readonly JsonObject[]> {
  const known = [...context.related(SCOPE)];
  const shown: JsonObject[] = [];
  const related: RelatedEntry[] = [];
  const problems: string[] = [];
  for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) {
    const found = findOrMake(`authorized_scopes[${index}]`, entry, known, context.newId);
    if (typeof found === 'string') {
      problems.push(found);
      continue;
    }
    const { id, name, public: isPublic = isObject(entry) && entry['public'] === true } = found;
    const record = { id, name, public: isPublic };
    if (!known.includes(found)) {
      known.push(record);
      related.push({ kind: SCOPE, record });
    }
    if (!shown.some((scope) => scope['id'] === id)) shown.push(record);
  }
  return { shown, related, problems };
}

/** The thing itself, or what is wrong with the reference to it. */
function findOrMake(
  field: string,
  value: Json | undefined,
  known: readonly RelatedRecord[],
  newId: () => string,
): RelatedRecord | string {
  const { id, name } = isObject(value) ? value : {};
  if (id !== undefined && !isUuid(id)) return `${field}.id must be a UUID`;
  if (name !== undefined && (typeof name !== 'string' || name === ''))
    return `${field}.name must have a value`;
  const byId = known.find((thing) => thing.id === id?.toLowerCase());
  const byName = known.find((thing) => thing.name === name);
  if (byId !== undefined) return byId;
  if (name === undefined)
    return id === undefined ? `${field} must have an id or a name` : `${field}.id does not exist`;
  if (byName === undefined) return { id: id?.toLowerCase() ?? newId(), name };
  return id === undefined ? byName : `${field}.name belongs to ${byName.id}`;
}

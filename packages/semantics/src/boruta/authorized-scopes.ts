import type { Json } from '../json.ts';
import { isObject } from '../shared/json.ts';
import { isUuid } from '../shared/uuid.ts';
import type { RelatedEntry, RelatedRecord } from '../vendor.ts';

/** The kind under which the registry keeps scopes. */
export const SCOPE = 'scope';

/** The scopes that a list of entries stands for, and those of them that did not exist before. */
export interface ScopesFound {
  readonly scopes: readonly RelatedRecord[];
  readonly created: readonly RelatedEntry[];
}

/**
 * Finds the scopes of a list as the vendor does: an id wins over a name; an unknown id and a malformed entry are
 * dropped; an unknown name becomes a scope that is not public. None stands twice.
 */
export function findScopes(
  entries: Json | undefined,
  known: readonly RelatedRecord[],
  newId: () => string,
): ScopesFound {
  const scopes = new Map<string, RelatedRecord>();
  const created: RelatedRecord[] = [];
  for (const entry of Array.isArray(entries) ? entries : []) {
    const scope = existing(entry, [...known, ...created]) ?? made(entry, newId);
    if (scope === undefined) continue;
    if (!known.includes(scope) && !created.includes(scope)) created.push(scope);
    scopes.set(scope.id, scope);
  }
  return { scopes: [...scopes.values()], created: created.map((record) => ({ kind: SCOPE, record })) };
}

function existing(entry: Json, known: readonly RelatedRecord[]): RelatedRecord | undefined {
  const { id, name } = idAndName(entry);
  if (id !== undefined) return known.find((scope) => scope.id === id);
  return known.find((scope) => scope.name === name);
}

function made(entry: Json, newId: () => string): RelatedRecord | undefined {
  const { id, name } = idAndName(entry);
  return id === undefined && name !== undefined ? { id: newId(), name, public: false } : undefined;
}

/** Neither of a malformed entry. */
function idAndName(entry: Json): { readonly id?: string; readonly name?: string } {
  if (!isObject(entry)) return {};
  const { id = null, name = null } = entry;
  if (id !== null && id !== '') return isUuid(id) && isNameOrNull(name) ? { id: id.toLowerCase() } : {};
  return typeof name === 'string' && isNameOrNull(name) && name !== '' ? { name } : {};
}

function isNameOrNull(name: Json): boolean {
  return name === null || (typeof name === 'string' && !/\s/.test(name));
}

import { isMap, isScalar, type Node, type YAMLSeq } from 'yaml';
import { canonical } from './compare.ts';

/** Lists of plain values in which the order says nothing. */
const sets = new Set(['required', 'enum', 'tags', 'type']);
const schemas = new Set(['allOf', 'anyOf', 'oneOf']);

/**
 * What the items of a list are known by in every version of it, in their order; nothing for a list whose
 * items mean something only in their order, or together.
 *
 * @param names lead to the list
 */
export function identities(
  names: readonly string[],
  list: YAMLSeq,
  base: YAMLSeq | undefined,
): readonly string[] | undefined {
  const known = schemas.has(names.at(-1) ?? '') ? aligned(list, base) : list.items.map(byMembers(names));
  const whole = known.filter((id) => id !== undefined);
  return whole.length === list.items.length && new Set(whole).size === whole.length ? whole : undefined;
}

function byMembers(names: readonly string[]): (item: unknown) => string | undefined {
  const name = names.at(-1) ?? '';
  // An object of OAuth scopes by scheme is in a list of alternatives.
  const isSet = sets.has(name) || names.at(-3) === 'security';
  return (item) => {
    if (isScalar(item)) return isSet ? canonical(item) : undefined;
    if (!isMap(item)) return undefined;
    const text = (key: string) => (item.has(key) ? `${key}=${item.get(key)}` : undefined);
    if (name === 'security') return canonical(item);
    if (name === 'parameters') return text('$ref') ?? [text('in'), text('name')].join();
    if (name === 'servers') return text('url');
    return name === 'tags' ? text('name') : undefined;
  };
}

/** Schemas without a name: those that did not change are found by what they say, the rest by what they speak of. */
function aligned(list: YAMLSeq, base: YAMLSeq | undefined): readonly string[] {
  const isInline = (item: unknown): item is Node => !(isMap(item) && item.has('$ref'));
  const waiting = new Map(
    (base?.items ?? []).filter(isInline).map((item, index) => [item, `inline=${index}`]),
  );
  const ids = new Map<unknown, string>();
  const pair = (item: unknown, other: Node | undefined) => {
    const id = other && waiting.get(other);
    if (!other || !id) return;
    ids.set(item, id);
    waiting.delete(other);
  };
  const inline = list.items.filter(isInline);
  for (const item of inline) {
    pair(
      item,
      [...waiting.keys()].find((other) => canonical(other) === canonical(item)),
    );
  }
  for (const item of inline) {
    const [nearest] = [...waiting.keys()]
      .map((other) => ({ other, shared: sharedKeys(item, other) }))
      .filter(({ shared }) => shared > 0)
      .sort((one, other) => other.shared - one.shared);
    if (!ids.has(item)) pair(item, nearest?.other);
  }
  return list.items.map((item) => {
    if (!isInline(item)) return `$ref=${isMap(item) ? item.get('$ref') : ''}`;
    return ids.get(item) ?? `new=${canonical(item)}`;
  });
}

function sharedKeys(one: Node, other: Node): number {
  if (!isMap(one) || !isMap(other)) return 0;
  return one.items.filter(({ key }) => other.has(key)).length;
}

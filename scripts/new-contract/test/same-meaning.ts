import { isDeepStrictEqual } from 'node:util';
import { isObject, isReference, parseFragment, toPointer, valueAt } from '@clientele/openapi';

/** Where two documents do not mean the same once references are followed; a few places are enough. */
export function differences(one: object, other: object): string[] {
  const found: string[] = [];
  const compared = new Map<unknown, Set<unknown>>();
  const compare = (a: unknown, b: unknown, at: string): void => {
    if (found.length > 5) return;
    const [left, right] = [followed(one, a), followed(other, b)];
    if (!isObject(left) && !Array.isArray(left)) {
      if (!isDeepStrictEqual(left, right)) found.push(`${at}: ${show(left)} is ${show(right)}`);
      return;
    }
    const known = compared.get(left) ?? new Set();
    if (known.has(right)) return;
    compared.set(left, known.add(right));
    const [keys, others] = [
      Object.keys(left),
      isObject(right) || Array.isArray(right) ? Object.keys(right) : [],
    ];
    if (at.endsWith('/mapping')) for (const list of [keys, others]) list.sort();
    if (!isDeepStrictEqual(keys, others) || Array.isArray(left) !== Array.isArray(right)) {
      found.push(`${at}: ${show(keys)} is ${show(right && others)}`);
      return;
    }
    for (const key of keys) {
      const [x, y] = [left, right].map((node) => (node as Record<string, unknown>)[key]);
      const refers = at.endsWith('/discriminator/mapping') && String(x).startsWith('#');
      compare(refers ? { $ref: x } : x, refers ? { $ref: y } : y, `${at}/${key}`);
    }
  };
  const { components, ...rest } = one as { components?: object };
  const { components: others, ...otherRest } = other as { components?: object };
  compare(rest, otherRest, '#');
  for (const [section, named] of Object.entries(components ?? {}))
    for (const [name, component] of Object.entries(named as object))
      compare(component, valueAt(others, toPointer([section, name])), `#/components/${section}/${name}`);
  return found;
}

/** What references that say nothing more lead to; one that leads nowhere, as it is. */
function followed(document: object, node: unknown, passed = 0): unknown {
  if (!isReference(node) || Object.keys(node).length > 1 || !node.$ref.startsWith('#')) return node;
  let target: unknown;
  try {
    target = valueAt(document, toPointer(parseFragment(node.$ref)));
  } catch {
    return node;
  }
  return target === undefined || passed > 20 ? node : followed(document, target, passed + 1);
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'absent').slice(0, 300);
}

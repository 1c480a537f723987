import { isDeepStrictEqual } from 'node:util';
import {
  asMap,
  isObject,
  isReference,
  OpenApiError,
  parseFragment,
  toPointer,
  valueAt,
} from '@clientele/openapi';

/** Places where two documents do not mean the same, once references are followed; a few are enough. */
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
      const maps = at.endsWith('/discriminator/mapping');
      compare(maps ? mapped(x) : x, maps ? mapped(y) : y, `${at}/${key}`);
    }
  };
  compare(without(one, 'components'), without(other, 'components'), '#');
  for (const name of componentsOf(one))
    if (componentsOf(other).includes(name)) compare(valueAt(one, name), valueAt(other, name), `#${name}`);
  return found;
}

/** What references that say nothing more lead to; for a place that is nowhere, that it is. */
function followed(document: object, node: unknown, passed = 0): unknown {
  // As an import writes it, where a bundler would go on looking for it.
  const [[name, lost] = [], ...others] = isObject(node) ? Object.entries(node) : [];
  if (name === 'x-todo' && others.length === 0 && / led nowhere; /.test(String(lost))) return 'nowhere';
  if (!isReference(node) || Object.keys(node).length > 1) return node;
  try {
    const target = node.$ref.startsWith('#')
      ? valueAt(document, toPointer(parseFragment(node.$ref)))
      : undefined;
    return target === undefined || passed > 20 ? 'nowhere' : followed(document, target, passed + 1);
  } catch (error) {
    if (error instanceof OpenApiError) return 'nowhere';
    throw error;
  }
}

/** The name of a schema refers to it, as a reference does. */
function mapped(value: unknown): unknown {
  return { $ref: String(value).includes('/') ? value : `#/components/schemas/${value}` };
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'absent').slice(0, 300);
}

/** The components of a document, by their pointers. */
export function componentsOf(document: object): string[] {
  const sections = Object.entries(asMap(asMap(document)['components']));
  return sections.flatMap(([section, held]) =>
    Object.keys(asMap(held)).map((name) => toPointer(['components', section, name])),
  );
}

function without(document: object, name: string): object {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));
}

import { isMap, isSeq, type Node, type Pair, visit, type YAMLMap } from 'yaml';
import { follow, type References } from '../source/follow.ts';
import { childOf, keyOf, pairOf } from '../source/nodes.ts';
import { childrenOf, type Place, placeOf, rootOf } from '../source/place.ts';
import type { Source } from '../source/source.ts';
import { sections } from '../split/sections.ts';

/** Drops the components that nothing else of the document needs any more; the references are those of all of it. */
export async function dropUnreached(source: Source, references: References): Promise<void> {
  const { root } = source;
  const components = childOf(root.document.contents, 'components');
  if (!isMap(components)) return;
  const all = componentsOf(components as YAMLMap<unknown, unknown>);
  const elsewhere = childrenOf(rootOf(source)).filter(({ node }) => node !== components);
  const needed = new Set<string>();
  for (let known = -1; known !== needed.size; ) {
    known = needed.size;
    const places = [
      ...elsewhere,
      ...all.filter(({ name }) => needed.has(name)).map(({ place }) => place(source)),
    ];
    for (const { target } of (await follow(source, places)).values())
      if (target?.file === root && target.names[0] === 'components')
        needed.add(target.names.slice(1, 3).join('/'));
    for (const name of schemesIn(places)) needed.add(name);
    for (const name of inheriting(all, needed, references)) needed.add(name);
  }
  for (const section of components.items as Pair[])
    if (isMap(section.value) && keyOf(section) in sections)
      section.value.items = section.value.items.filter((pair) =>
        needed.has(`${keyOf(section)}/${keyOf(pair)}`),
      );
  components.items = components.items.filter(({ value }) => !isMap(value) || value.items.length > 0);
}

interface Component {
  /** With its section. */
  readonly name: string;
  readonly node: unknown;
  readonly place: (source: Source) => Place;
}

function componentsOf(components: YAMLMap<unknown, unknown>): Component[] {
  return components.items.flatMap((section) => {
    const kind = sections[keyOf(section)];
    if (!kind || !isMap(section.value)) return [];
    return section.value.items.map((pair) => ({
      name: `${keyOf(section)}/${keyOf(pair)}`,
      node: pair.value,
      place: ({ root }) => placeOf(pair.value, kind, root),
    }));
  });
}

/** Security schemes, which are named instead of referred to. */
function schemesIn(places: readonly Place[]): string[] {
  const found: string[] = [];
  for (const { node, holder } of places) {
    const lookAt = (pair: Pair) => {
      if (keyOf(pair) !== 'security' || !isSeq(pair.value)) return;
      const alternatives = pair.value.items.flatMap((item) => (isMap(item) ? item.items : []));
      found.push(...alternatives.map((scheme) => `securitySchemes/${keyOf(scheme)}`));
    };
    if (holder && !isSeq(holder)) lookAt(holder);
    if (!isMap(node) && !isSeq(node)) continue;
    visit(node as Node, { Pair: (_key, pair) => lookAt(pair) });
  }
  return found;
}

/** Schemas that extend one with a discriminator, which names them without a reference. */
function inheriting(
  all: readonly Component[],
  needed: ReadonlySet<string>,
  references: References,
): string[] {
  const parents = new Set(
    all
      .filter(({ name, node }) => needed.has(name) && isMap(node) && pairOf(node, 'discriminator'))
      .map(({ node }) => node),
  );
  const extended = (schema: unknown): unknown[] => {
    const parts = childOf(schema, 'allOf');
    return (isSeq(parts) ? parts.items : []).map((part) => {
      const $ref = isMap(part) ? pairOf(part, '$ref') : undefined;
      return $ref && references.get($ref)?.target?.node;
    });
  };
  return all.filter(({ node }) => extended(node).some((one) => parents.has(one))).map(({ name }) => name);
}

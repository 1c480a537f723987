import { toFragment } from '@clientele/openapi';
import { isMap, isNode, type Pair, type YAMLMap } from 'yaml';
import type { Reference } from '../source/follow.ts';
import { childOf, keyOf, pairOf } from '../source/nodes.ts';
import { canBeFile } from './file-names.ts';
import { lossOf } from './lost.ts';
import { index, sections } from './sections.ts';
import type { Units } from './units.ts';

/** Each component is a file of its name, unless it only refers, or no file can have its name. */
export function addComponents(units: Units): void {
  const { root } = units.source;
  for (const section of Object.keys(sections)) {
    const held = childOf(childOf(root.document.contents, 'components'), section);
    if (!isMap(held)) continue;
    // A copy, since some go.
    for (const pair of [...held.items] as Pair[]) addComponent(units, section, held, pair);
  }
}

function addComponent(units: Units, section: string, held: YAMLMap, pair: Pair): void {
  const { source, byNode, names } = units;
  const name = keyOf(pair);
  const file = `components/${section}/${name}.yaml`;
  const alias = aliasOf(units, pair);
  if (alias && lossOf(alias, units.references, source) === 'circle') {
    source.notes.push(`${section} has ${name}, which leads back to itself alone; it is left out.`);
    held.items.splice(held.items.indexOf(pair), 1);
    return;
  }
  const elsewhere = alias?.target && alias.target.file !== source.root ? alias.target : undefined;
  const node = elsewhere && !byNode.has(elsewhere.node) ? elsewhere.node : pair.value;
  const own = isMap(node) && (node !== pair.value || !alias);
  if (own && canBeFile(name) && names.take(file)) {
    // Before the first name the parser gives it to the object.
    const before = pair === held.items[0] ? held : pair.key;
    const comment = isNode(before) ? before.commentBefore : undefined;
    units.add({ node, file, fragment: '', source: elsewhere?.file ?? source.root, comment });
    const unit = byNode.get(node);
    if (unit) byNode.set(pair.value, unit);
    return;
  }
  if (own)
    source.notes.push(`${section} has ${name}, which no file can be called here; it stays in ${index}.`);
  if (!isNode(pair.value)) return;
  const fragment = toFragment(['components', section, name]);
  units.add({ node: pair.value, file: index, fragment, source: source.root });
}

/** The reference that a component is and nothing more; the bundler gives it the name of what it leads to. */
function aliasOf({ references }: Units, { value }: Pair): Reference | undefined {
  const $ref = isMap(value) && value.items.length === 1 ? pairOf(value, '$ref') : undefined;
  return $ref && references.get($ref);
}

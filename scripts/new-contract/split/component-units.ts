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
  const { root, notes } = units.source;
  for (const section of Object.keys(sections)) {
    const held = childOf(childOf(root.document.contents, 'components'), section);
    if (!isMap(held)) continue;
    // A copy, since some go.
    const staying = ([...held.items] as Pair[]).filter((pair) => staysForItsName(units, section, held, pair));
    if (staying.length > 0)
      notes.push(`${section} has ${namesOf(staying)}, which no file can be called here; see ${index}.`);
  }
}

function namesOf(pairs: readonly Pair[]): string {
  const shown = pairs.slice(0, 5).map(keyOf).join(', ');
  return pairs.length > 5 ? `${shown} and ${pairs.length - 5} more` : shown;
}

/** Gives whether it stays in the index for its name alone. */
function staysForItsName(units: Units, section: string, held: YAMLMap, pair: Pair): boolean {
  const { source, byNode, names } = units;
  const name = keyOf(pair);
  const file = `components/${section}/${name}.yaml`;
  const alias = aliasOf(units, pair);
  if (alias && lossOf(alias, units.references, source) === 'circle') {
    source.notes.push(`${section} has ${name}, which leads back to itself alone; it is left out.`);
    held.items.splice(held.items.indexOf(pair), 1);
    return false;
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
    return false;
  }
  const fragment = toFragment(['components', section, name]);
  if (isNode(pair.value)) units.add({ node: pair.value, file: index, fragment, source: source.root });
  return own;
}

/** The reference that a component is and nothing more; the bundler gives it the name of what it leads to. */
function aliasOf({ references }: Units, { value }: Pair): Reference | undefined {
  const $ref = isMap(value) && value.items.length === 1 ? pairOf(value, '$ref') : undefined;
  return $ref && references.get($ref);
}

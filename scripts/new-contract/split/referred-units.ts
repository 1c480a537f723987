import type { Target } from '../source/resolve.ts';
import { fileName } from '../source/stored.ts';
import { canBeFile, nameOfPlace } from './file-names.ts';
import { lossOf } from './lost.ts';
import { sectionOf } from './sections.ts';
import type { Units } from './units.ts';

/** What references lead to that is neither component nor path becomes a component. */
export function addReferred({ source, references, byNode, names }: Units): void {
  for (const reference of references.values()) {
    const { kind, target, $ref } = reference;
    if (!target || byNode.has(target.node) || lossOf(reference, references, source)) continue;
    const inside = target.file === source.root;
    const name = inside ? nameOfPlace(target.names) : nameElsewhere(target);
    const file = names.free(`components/${sectionOf(kind)}/${name}.yaml`);
    byNode.set(target.node, { node: target.node, file, fragment: '', source: target.file });
    if (inside) source.notes.push(`${$ref} is referred to inside of something else; it is ${file} now.`);
  }
}

/** As the bundler has it. */
function nameElsewhere({ file, names }: Target): string {
  const name = names.at(-1) ?? fileName(file.url).replace(/\.[^.]+$/, '');
  return canBeFile(name) ? name : nameOfPlace([name]);
}

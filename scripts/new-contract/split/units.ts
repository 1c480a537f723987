import { componentKinds, type Kind, toFragment } from '@clientele/openapi';
import { isMap, isNode, type Node, type Pair } from 'yaml';
import type { Reference, References } from '../source/follow.ts';
import { childOf, keyOf, pairOf } from '../source/nodes.ts';
import type { Source, SourceFile } from '../source/source.ts';
import { fileName } from '../source/stored.ts';
import { canBeFile, FileNames, nameOfPlace, pathFile } from './file-names.ts';
import { isLost } from './lost.ts';

/** What gets a file, or is referred to where it stands in the index. */
export interface Unit {
  readonly node: Node;
  readonly file: string;
  /** Where in the file; empty for all of it. */
  readonly fragment: string;
  /** Where it came from. */
  readonly source: SourceFile;
  /** What is said of it where it stood, before its name. */
  readonly comment?: string | null | undefined;
}

/** What has path items by name; `x-webhooks` are webhooks before OpenAPI 3.1. */
export const holders = ['paths', 'webhooks', 'x-webhooks'] as const;
export const index = 'openapi.yaml';
export const sections: Readonly<Record<string, Kind>> = {
  ...componentKinds,
  securitySchemes: 'securityScheme',
};

/** Finds what becomes a file: each component, each path, and what references lead to elsewhere. */
export function unitsOf(source: Source, references: References): ReadonlyMap<unknown, Unit> {
  const { root, notes } = source;
  const units = new Map<unknown, Unit>();
  const names = new FileNames();
  const add = (node: unknown, unit: Omit<Unit, 'node'>) => {
    // An alias was written out, so a value is a node.
    if (!units.has(node)) units.set(node, { node: node as Node, ...unit });
  };
  for (const section of Object.keys(sections)) {
    const held = childOf(childOf(root.document.contents, 'components'), section);
    for (const pair of isMap(held) ? held.items : []) {
      const name = keyOf(pair);
      const stays = staysInIndex(pair, references);
      const file = stays || !canBeFile(name) ? undefined : names.take(`components/${section}/${name}.yaml`);
      if (!file && !stays)
        notes.push(`${section} has ${name}, which cannot name a file; it stays in ${index}.`);
      // Before the first name the parser gives it to the object.
      const before = isMap(held) && pair === held.items[0] ? held : pair.key;
      const comment = isNode(before) ? before.commentBefore : undefined;
      if (file) add(pair.value, { file, fragment: '', source: root, comment });
      else if (pair.value) {
        const fragment = toFragment(['components', section, name]);
        add(pair.value, { file: index, fragment, source: root });
      }
    }
  }
  for (const holder of holders) {
    const held = childOf(root.document.contents, holder);
    for (const pair of isMap(held) ? held.items : []) {
      const path = keyOf(pair);
      const unit = isMap(pair.value) ? pathItemOf(pair.value, references, source) : undefined;
      if (path.startsWith('x-') || !unit || units.has(unit.node)) continue;
      const file = names.free(pathFile(path, holder === 'paths' ? holder : 'webhooks'));
      add(unit.node, { file, fragment: '', source: unit.file });
    }
  }
  for (const reference of references.values()) {
    if (!reference.target || units.has(reference.target.node) || isLost(reference, references, source))
      continue;
    const file = names.free(
      `components/${sectionOf(reference.kind)}/${nameOfTarget(reference, source)}.yaml`,
    );
    add(reference.target.node, { file, fragment: '', source: reference.target.file });
    if (reference.target.file === root)
      notes.push(`${reference.$ref} is referred to inside of something else; it is ${file} now.`);
  }
  return units;
}

/** The bundler gives what only refers the name of what that leads to; and there is nothing in a file to see. */
function staysInIndex({ value }: Pair<unknown, unknown>, references: References): boolean {
  if (!isMap(value)) return true;
  const $ref = pairOf(value, '$ref');
  return $ref !== undefined && value.items.length === 1 && references.has($ref);
}

/** A path item itself, or what it refers to in another file. */
function pathItemOf(
  node: Node,
  references: References,
  source: Source,
): { node: Node; file: SourceFile } | undefined {
  const $ref = pairOf(node as never, '$ref');
  const reference = $ref && references.get($ref);
  if (!reference) return { node, file: source.root };
  if (!reference.target || isLost(reference, references, source)) return undefined;
  return reference.target.file === source.root ? undefined : reference.target;
}

function sectionOf(kind: Kind): string {
  return Object.entries(sections).find(([, one]) => one === kind)?.[0] ?? 'schemas';
}

/** As the bundler names it, or what it is moved from. */
function nameOfTarget({ target }: Reference, { root }: Source): string {
  if (!target) return '';
  const { file, names } = target;
  if (file === root) return nameOfPlace(names);
  const name = names.at(-1) ?? fileName(file.url).replace(/\.[^.]+$/, '');
  return canBeFile(name) ? name : nameOfPlace([name]);
}

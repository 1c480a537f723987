import { Document, isCollection, isMap } from 'yaml';
import type { References } from '../source/follow.ts';
import { keyOf } from '../source/nodes.ts';
import type { Source } from '../source/source.ts';
import type { Tree } from '../tree.ts';
import { Emitter } from './emit.ts';
import { listComponents } from './list-components.ts';
import { holders, index } from './sections.ts';
import { type Unit, Units } from './units.ts';

/** The files of a contract, of a document and all that it refers to. Takes the document apart. */
export function split(source: Source, references: References): Tree {
  const { document } = source.root;
  const units = new Units(source, references).byNode;
  const emitter = new Emitter(source, references, units);
  const reached = new Map<Unit, Set<Unit>>();
  const all = new Set(units.values());
  for (const unit of all) reached.set(unit, emitter.emit(unit.node, unit.file));
  const fromIndex = new Set<Unit>();
  const root = document.contents;
  if (!isMap(root)) throw new TypeError('Expected an object, which its version was read from.');
  for (const pair of root.items) {
    if (keyOf(pair) !== 'components') pair.value = emitter.put(pair.value, index, fromIndex);
    // An index has a line for each.
    if (isHolder(keyOf(pair)) && isMap(pair.value)) pair.value.flow = pair.value.items.length === 0;
  }
  listComponents(root, units, reached, fromIndex);

  for (const [$ref, written] of emitter.lost) {
    const now = written === $ref ? '' : ` it is written as ${written};`;
    source.notes.push(`${$ref} leads nowhere;${now} nothing is generated of what needs it.`);
  }
  const tree: Tree = new Map([[index, document]]);
  const files = [...all].filter(({ fragment }) => fragment === '');
  for (const unit of files.sort((one, other) => order(one) - order(other)))
    tree.set(unit.file, documentOf(unit));
  return tree;
}

function isHolder(name: string): boolean {
  return holders.some((holder) => holder === name);
}

function order({ file }: Unit): number {
  return ['paths', 'webhooks', 'components'].indexOf(file.split('/')[0] ?? '');
}

function documentOf({ node, source, comment }: Unit): Document {
  const { document } = source;
  const made = new Document();
  made.contents = node as Document['contents'];
  if (isCollection(node)) node.flow = false;
  made.commentBefore = comment ?? (document.contents === node ? document.commentBefore : null);
  return made;
}

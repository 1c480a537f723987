import { type Document, isCollection, isMap, isSeq, type Node } from 'yaml';
import { ImportError } from '../import-error.ts';
import { nodeAt } from '../nodes.ts';
import { pairOf } from '../source/nodes.ts';
import { each, type Location, locate } from './locate.ts';
import { append, Incompatible, kindOf, mergeNode } from './merge-node.ts';
import type { Action, Overlay } from './read-overlay.ts';

/**
 * Applies an Overlay to a document without aliases; comments stay where nothing changes.
 *
 * @returns what came to nothing, a sentence each
 * @throws {@link ImportError} with the action's file and line
 */
export function applyOverlay(document: Document, { actions }: Overlay): string[] {
  const notes: string[] = [];
  // The same document as data, which is what a JSONPath is of.
  let value: unknown = document.toJS();
  for (const action of actions) {
    const { at, target } = action;
    const places = locate(target, value, at);
    if (places.length === 0) notes.push(`${at}: ${target} selects nothing.`);
    else if (action.remove) remove(document, places, action);
    else {
      const update = updateOf(document, value, action);
      if (update) merge(document, places, update, action);
      else notes.push(`${at}: ${target} has neither \`update\`, \`copy\` nor \`remove\`.`);
    }
    const changed = action.remove ? each(places.map((place) => place.slice(0, -1))) : places;
    for (const place of changed) value = refresh(document, value, place);
  }
  return notes;
}

/** The data with what is at a place now; what is elsewhere is not read again. */
function refresh(document: Document, value: unknown, place: Location): unknown {
  const name = place.at(-1);
  const node = nodeAt(document, place);
  if (name === undefined) return document.toJS();
  const parent = place.slice(0, -1).reduce((at, step) => Object(at)[step], value);
  if (node && isObjectLike(parent)) parent[name] = node.toJS(document);
  return value;
}

function isObjectLike(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

function updateOf(document: Document, value: unknown, { at, copy, update }: Action): Node | undefined {
  if (copy === undefined) return update;
  const [place, ...others] = locate(copy, value, at);
  if (!place || others.length > 0)
    throw new ImportError(
      `${at}: \`copy: ${copy}\` selects ${place ? others.length + 1 : 'no'} nodes, expected one.`,
    );
  return nodeAt(document, place)?.clone() as Node;
}

function merge(document: Document, places: readonly Location[], update: Node, action: Action): void {
  const nodes = places.map((place) => ({ place, node: nodeAt(document, place) as Node }));
  const kinds = new Set(nodes.map(({ node }) => kindOf(node)));
  if (kinds.size > 1)
    throw new ImportError(
      `${action.at}: ${action.target} selects ${[...kinds].join(' and ')}, expected one kind.`,
    );
  for (const { place, node } of nodes) {
    try {
      if (isSeq(node) && !isSeq(update)) append(node, update);
      else replace(document, place, mergeNode(node, update));
    } catch (cause) {
      if (!(cause instanceof Incompatible)) throw cause;
      throw new ImportError(`${action.at}: ${action.target}: ${cause.message}.`, { cause });
    }
  }
}

function replace(document: Document, place: Location, node: Node): void {
  const name = place.at(-1);
  const parent = nodeAt(document, place.slice(0, -1));
  if (name === undefined) document.contents = node;
  else if (isSeq(parent)) parent.items[Number(name)] = node;
  else if (isMap(parent)) {
    const pair = pairOf(parent, String(name));
    if (pair) pair.value = node;
  }
}

function remove(document: Document, places: readonly Location[], { at, target }: Action): void {
  // Found before the first is gone, since the places of the others change with it.
  const found = places.map((place) => {
    const parent = place.length > 0 ? nodeAt(document, place.slice(0, -1)) : undefined;
    if (!isCollection(parent))
      throw new ImportError(`${at}: ${target} selects the document itself, which cannot be removed.`);
    const name = place.at(-1);
    return {
      parent,
      item: isMap(parent) ? pairOf(parent, String(name)) : parent.items[Number(name)],
    };
  });
  for (const { parent, item } of found) parent.items = parent.items.filter((one) => one !== item);
}

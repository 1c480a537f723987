import { toFragment } from '@clientele/openapi';
import { isMap, type Node, Scalar, type YAMLMap } from 'yaml';
import { sizeOf } from './aliases.ts';
import { keyOf, pairOf, textIn } from './nodes.ts';
import { isData, type Place, replaceAt } from './place.ts';
import { resolveReference } from './resolve.ts';
import type { Source, SourceFile } from './source.ts';

/** Writes what a reference leads to in its place, where OpenAPI has none; undefined where it stays. */
export async function writeOut(source: Source, place: Place, $ref: string): Promise<Place | undefined> {
  const { node, file, within } = place;
  const inside = $ref.startsWith('#') && file === source.root;
  // In data it may be anything, unless it looks like a file.
  if (inside || (isData(place) && !looksLikeFile($ref))) return undefined;
  const target = await resolveReference(source, file, $ref);
  // By its name, since what stands there may have been written out itself.
  const name = target && target.file.url.href + toFragment(target.names);
  if (!name || within.includes(name)) return undefined;
  source.count(sizeOf(target.node));
  const copy = cloned(target.node);
  if (isMap(copy) && isMap(node)) addBeside(copy, node);
  replaceAt(place, copy);
  return { ...place, node: copy, file: target.file, within: [...within, name] };
}

/** Takes away what a bundler would look for in the contract's folder, each time, and on whoever's machine. */
export function leaveOut({ notes }: Source, place: Place, $ref: string): void {
  const { node, part } = place;
  if (!isMap(node) || part === 'value' || /^(#|https?:\/\/)/.test($ref)) return;
  node.items = node.items.filter((pair) => keyOf(pair) !== '$ref');
  // The members of anything else have names that mean something.
  if (isData(place)) node.set('x-todo', `\`$ref: ${$ref}\` led nowhere; write what it stands for.`);
  notes.push(`${$ref} leads to nothing that could be written in its place, where no reference is read.`);
}

/** What stands beside a `$ref` goes before what that leads to. */
function addBeside(copy: YAMLMap, beside: YAMLMap): void {
  for (const pair of beside.items) {
    if (keyOf(pair) === '$ref') continue;
    const other = pairOf(copy, keyOf(pair));
    if (other) other.value = pair.value;
    else copy.items.push(pair);
  }
}

/** Puts the value of an example in the place of where it can be read (OpenAPI 3.1, section 4.8.19). */
export async function takeValue(source: Source, file: SourceFile, example: YAMLMap): Promise<void> {
  const external = textIn(example, 'externalValue');
  const pair = pairOf(example, 'externalValue');
  if (external === undefined || !pair || pairOf(example, 'value')) return;
  const url = URL.parse(external, file.url);
  const value = (url && (await source.open(url, file)))?.document.contents;
  // The bundler would look for it each time, and elsewhere.
  pair.key = new Scalar(value ? 'value' : 'x-todo');
  pair.value = value
    ? cloned(value)
    : new Scalar(`${external} was not there when this was imported; write its value.`);
}

function looksLikeFile($ref: string): boolean {
  return !/^https?:/i.test($ref) && /\.\w+(#|$)/.test($ref);
}

/** A clone of a node is one. */
function cloned(node: Node): Node {
  return node.clone() as Node;
}

import { isObject, visit } from '@clientele/openapi';
import { type Document, isMap, type Node, Pair, Scalar, type YAMLMap } from 'yaml';
import { nodeAt, valueAt } from '../nodes.ts';
import type { Conflict } from './merging.ts';

/**
 * Writes what could not be merged beside it as `x-todo`, a line each. An object that may have no
 * extension, as one whose members are named by the author, leaves it to the one that it is in.
 */
export function writeTodos(file: string, document: Document, conflicts: readonly Conflict[]): void {
  const places = extensible(file, document);
  for (const { nodes, names, says } of conflicts) {
    const index = nodes.findLastIndex((node) => places.has(node) && isMap(node) && !node.has('$ref'));
    const place = nodes[Math.max(index, 0)];
    const path = names.slice(Math.max(index, 0)).join('.');
    const subject = path === '' ? 'This' : `\`${path}\``;
    if (isMap(place)) addLine(place, subject, says);
    // A file that is `true` alone.
    else document.comment = ` x-todo: ${subject} ${says}`;
  }
}

function addLine(place: YAMLMap, subject: string, says: string): void {
  const old = valueAt(place, 'x-todo');
  const lines = old ? String(old.toJSON()).split('\n') : [];
  // What an earlier update said of it is not news any more.
  const others = lines.filter((line) => !line.startsWith(`${subject} is `));
  const text = new Scalar([...others, `${subject} ${says}`].join('\n'));
  if (old) place.set('x-todo', text);
  else place.items.push(new Pair(new Scalar('x-todo'), text));
}

/** The objects of OpenAPI in a file of a contract, which may have extensions. */
function extensible(file: string, document: Document): ReadonlySet<Node> {
  const found = new Set<Node>();
  const [folder = '', kind = ''] = file.split('/');
  const wrap = wrapping(folder, kind);
  const wrapped = wrap.reduceRight<unknown>((value, name) => ({ [name]: value }), document.toJS());
  if (!isObject(wrapped)) return found;
  visit(wrapped, 'document', (_node, _kind, names) => {
    const node = names.length >= wrap.length ? nodeAt(document, names.slice(wrap.length)) : undefined;
    if (node) found.add(node);
  });
  return found;
}

/** Where in a document the contents of a file belong. */
function wrapping(folder: string, kind: string): readonly string[] {
  if (folder === 'components') return ['components', kind, 'file'];
  return folder === 'paths' ? ['paths', '/file'] : [];
}

import { dirname, resolve } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { ImportError } from '../import-error.ts';
import { writeOutAliases } from '../source/aliases.ts';

/** An OpenAPI Overlay, checked as far as it can be without the document that it is for. */
export interface Overlay {
  /** The document that it was made for, by a whole URL or file name. */
  readonly extends?: string;
  readonly actions: readonly Action[];
}

/** One change, or the same change in many places. */
export interface Action {
  /** Where it is written: `file:line`. */
  readonly at: string;
  /** A JSONPath (RFC 9535). */
  readonly target: string;
  readonly remove: boolean;
  /** What is merged into the target. */
  readonly update?: Node;
  /** A JSONPath of what is merged into the target. */
  readonly copy?: string;
}

/** Whether a document is an Overlay, by its one field that nothing else has. */
export function isOverlay(contents: unknown): boolean {
  return isMap(contents) && contents.has('overlay');
}

/**
 * Reads an Overlay of version 1.0, 1.1 or 1.2.
 *
 * @param name file name or URL: what `extends` is relative to, and what errors name
 * @throws {@link ImportError} with file and line
 * @see {@link https://spec.openapis.org/overlay/latest.html}
 */
export function readOverlay(name: string, text: string): Overlay {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fail = (what: string, node?: unknown): never => {
    throw new ImportError(`${place(node)}: ${what}`);
  };
  const place = (node: unknown) => `${name}:${lines.linePos(startOf(node)).line}`;

  const [error] = document.errors;
  if (error) throw new ImportError(`${name}:${lines.linePos(error.pos[0]).line}: ${error.message}`);
  writeOutAliases(document, (offset) => `${name}:${lines.linePos(offset).line}`);
  const root = document.contents;
  if (!isMap(root)) return fail('expected an Overlay, an object with `overlay`, `info` and `actions`.', root);
  const version = root.get('overlay');
  if (typeof version !== 'string' || !/^1\.[012]\.\d+$/.test(version))
    fail(
      `\`overlay: ${version}\`: expected a version of 1.0, 1.1 or 1.2.`,
      root.get('overlay', true) ?? root,
    );
  const list = root.get('actions', true);
  if (!isSeq(list) || list.items.length === 0) return fail('expected `actions`, a list of changes.', root);

  const string = (map: YAMLMap, key: string): string | undefined => {
    const node = map.get(key, true);
    if (node === undefined) return undefined;
    if (isScalar(node) && typeof node.value === 'string') return node.value;
    return fail(`expected \`${key}\` to be a string.`, node);
  };
  const actions = list.items.map((item): Action => {
    if (!isMap(item)) return fail('expected an action, an object with `target`.', item);
    const target = string(item, 'target') ?? fail('expected `target`, a JSONPath.', item);
    const $ref = string(item, '$ref');
    const names = $ref?.match(/^#\/components\/actions\/([^/]+)$/)?.[1];
    const shared = names && [
      'components',
      'actions',
      names.replaceAll('~1', '/').replaceAll('~0', '~'),
      'fields',
    ];
    const fields = shared ? root.getIn(shared, true) : item;
    if (($ref && !shared) || !isMap(fields)) return fail(`\`${$ref}\` leads to no action.`, item);
    const remove = fields.get('remove') ?? false;
    if (typeof remove !== 'boolean') fail('expected `remove` to be true or false.', fields);
    const copy = string(fields, 'copy');
    const update = fields.get('update', true);
    if (update && copy !== undefined) fail('expected `update` or `copy`, not both.', fields);
    const does = { remove: remove === true, ...(update && { update }), ...(copy !== undefined && { copy }) };
    return { at: place(item), target, ...does };
  });
  const base = string(root, 'extends');
  return { actions, ...(base && { extends: whole(base, name) }) };
}

function whole(reference: string, from: string): string {
  if (URL.canParse(from)) return new URL(reference, from).href;
  return URL.canParse(reference) ? reference : resolve(dirname(from), reference);
}

function startOf(node: unknown): number {
  return (node as Node | undefined)?.range?.[0] ?? 0;
}

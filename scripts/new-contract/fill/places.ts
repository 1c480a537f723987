import { posix } from 'node:path';
import { asMap, fragmentNames, isObject, isReference, type Kind, visit } from '@clientele/openapi';
import type { Tree } from '../tree.ts';

/** Where something of a contract is written. */
export interface Place {
  readonly file: string;
  /** What leads to it from the root of the file. */
  readonly names: readonly string[];
}

/** An object of a contract. */
export interface Found extends Place {
  readonly kind: Kind;
  /** As it was when it was found. */
  readonly node: Readonly<Record<string, unknown>>;
  /** What is in a path item has its URL, or the expression of its callback. */
  readonly path: string;
}

/** The files of a contract as they are now, by name. */
export type Values = ReadonlyMap<string, unknown>;

/** What the files hold. */
export function valuesOf(tree: Tree): Values {
  // An alias may repeat as much as it likes: it is a file of one's own.
  return new Map([...tree].map(([file, document]) => [file, document.toJS({ maxAliasCount: -1 })]));
}

/** Every object that the root leads to, where it is written and once, in the order of the document. */
export function findObjects(values: Values): Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  const queue: (Place & Pick<Found, 'kind' | 'path'>)[] = [
    { file: 'openapi.yaml', names: [], kind: 'document', path: '' },
  ];
  for (const { file, names, kind, path } of queue) {
    visit(valueAt(values, { file, names }), kind, (node, here, below) => {
      const above = here === 'operation' ? below.at(-2) : here === 'pathItem' ? below.at(-1) : undefined;
      const place = { file, names: [...names, ...below], kind: here, path: above ?? path };
      // References may lead into what stands elsewhere in a file.
      const id = JSON.stringify([file, place.names]);
      if (seen.has(id)) return;
      seen.add(id);
      // Before 3.1 webhooks were an extension, which everyone reads.
      const webhooks = here === 'document' ? Object.keys(asMap(node['x-webhooks'])) : [];
      for (const name of webhooks) {
        queue.push({ file, names: [...place.names, 'x-webhooks', name], kind: 'pathItem', path: name });
      }
      const target = targetOf(node, file);
      if (target) queue.push({ ...place, ...target });
      else if (!isReference(node)) found.push({ ...place, node });
    });
  }
  return found;
}

/** The object that stands in a place, and where it is written: the references that lead on are followed. */
export function follow(values: Values, place: Place): { node: unknown; at: Place } {
  let at = place;
  for (let steps = 0; steps < 100; steps += 1) {
    const node = valueAt(values, at);
    const target = targetOf(node, at.file);
    if (!target) return { node, at };
    at = target;
  }
  // A circle of references alone leads nowhere.
  return { node: undefined, at };
}

function valueAt(values: Values, { file, names }: Place): unknown {
  return names.reduce<unknown>(
    (node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined),
    values.get(file),
  );
}

function targetOf(node: unknown, file: string): Place | undefined {
  const ref = isObject(node) ? node['$ref'] : undefined;
  const [, path = '', fragment = ''] = (typeof ref === 'string' && /^([^#]*)(?:#(|\/.*))?$/.exec(ref)) || [];
  if (path === '' && fragment === '') return undefined;
  const target = path === '' ? file : posix.join(posix.dirname(file), path);
  const names = fragmentNames(fragment);
  return names && { file: target, names };
}

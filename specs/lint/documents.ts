import { fragmentNames } from '@clientele/openapi';
import { type BaseResolver, type Document, isAbsoluteUrl } from '@redocly/openapi-core';
import { at, type Place } from './places.ts';

export type Documents = ReadonlyMap<string, Document>;

export interface Read {
  /** What could be read, by absolute name. */
  readonly documents: Documents;
  /** References that lead to themselves and nowhere else, one of each circle. */
  readonly circles: readonly Place[];
}

interface Reference {
  readonly from: object;
  readonly place: Place;
  readonly target: Place;
}

/** Reads a contract: its root and every file that references lead to. */
export async function readDocuments(files: BaseResolver, root: string): Promise<Read> {
  const documents = new Map<string, Document>();
  const references: Reference[] = [];
  const known = new Set([root]);
  for (let open = [root]; open.length > 0; ) {
    // Lint says what cannot be read.
    const read = open.map((file) =>
      files.resolveDocument(null, file, file === root).catch((error: Error) => error),
    );
    const found = (await Promise.all(read)).filter((one): one is Document => !(one instanceof Error));
    open = [];
    for (const document of found) {
      const file = document.source.absoluteRef;
      documents.set(file, document);
      for (const reference of referencesIn(files, document.parsed, { file, names: [] })) {
        references.push(reference);
        const target = reference.target.file;
        if (isAbsoluteUrl(target) || known.has(target)) continue;
        known.add(target);
        open.push(target);
      }
    }
  }
  return { documents, circles: circlesOf(references, documents) };
}

function* referencesIn(files: BaseResolver, node: unknown, place: Place): Generator<Reference> {
  if (typeof node !== 'object' || node === null) return;
  const ref = Reflect.get(node, '$ref');
  if (typeof ref === 'string') {
    const [path = '', fragment = ''] = ref.split('#');
    const names = fragmentNames(fragment);
    const file = path === '' ? place.file : files.resolveExternalRef(place.file, path);
    if (names) yield { from: node, place, target: { file, names } };
  }
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === 'object')
      yield* referencesIn(files, value, { ...place, names: [...place.names, name] });
  }
}

function circlesOf(references: readonly Reference[], documents: Documents): Place[] {
  const next = new Map<unknown, Reference>(references.map((reference) => [reference.from, reference]));
  const closed = new Map<object, Place>();
  // The node in a place, through references on the way there and where it is one; `passed` are those.
  const follow = ({ file, names }: Place, passed: Set<unknown>): unknown => {
    let node = documents.get(file)?.parsed;
    for (const name of [...names, undefined]) {
      for (let one = next.get(node); one && (name === undefined || at(node, [name]) === undefined); ) {
        if (passed.has(node)) {
          const isKnown = [...passed].some((part) => closed.has(Object(part)));
          if (!isKnown) closed.set(one.from, one.place);
          return undefined;
        }
        passed.add(node);
        node = follow(one.target, passed);
        one = next.get(node);
      }
      if (name !== undefined) node = at(node, [name]);
    }
    return node;
  };
  for (const { place } of references) follow(place, new Set());
  return [...closed.values()];
}

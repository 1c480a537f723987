import { fragmentNames, isObject, toPointer } from '@clientele/openapi';
import { type BaseResolver, type NormalizedProblem, unescapePointerFragment } from '@redocly/openapi-core';

/** What is said of a reference that leads back to itself and nowhere else, at which Redocly ends. */
export const CIRCLE = 'The reference leads back to itself.';

/** Where something of a contract is written. */
export interface Place {
  /** Absolute name. */
  readonly file: string;
  readonly names: readonly string[];
}

/** The value in a place; undefined where there is none. */
export async function valueAt(files: BaseResolver, { file, names }: Place): Promise<unknown> {
  // Lint says what cannot be read.
  const document = await files.resolveDocument(null, file, true).catch((error: Error) => error);
  if (document instanceof Error) return undefined;
  return at(document.parsed, names);
}

/** What these names lead to in a value; undefined where they lead nowhere. */
export function at(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined),
    value,
  );
}

/** The place that Redocly means; in a file that cannot be read there is none. */
export function placeOf({ source, pointer }: NormalizedProblem['location'][number]): Place | undefined {
  if (pointer === undefined) return undefined;
  const names = pointer
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((name) => name !== '');
  return { file: source.absoluteRef, names: names.map(unescapePointerFragment) };
}

/** The kind of component that a file is, by its folder. */
export function componentKind(file: string): string | undefined {
  return /[\\/]components[\\/]([^\\/]+)[\\/][^\\/]+$/.exec(file)?.[1];
}

/** What a place is a member of. */
export function outer({ file, names }: Place): Place {
  return { file, names: names.slice(0, -1) };
}

/** Whether a place is another one, or within. */
export function isWithin(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && outer.names.every((name, index) => inner.names[index] === name);
}

/** Where the reference that stands in a file leads to. */
export function targetOf(files: BaseResolver, node: unknown, file: string): Place | undefined {
  const ref = isObject(node) ? node['$ref'] : undefined;
  const [path = '', fragment = ''] = typeof ref === 'string' ? ref.split('#') : [];
  const names = fragmentNames(fragment);
  if (typeof ref !== 'string' || !names) return undefined;
  return { file: path === '' ? file : files.resolveExternalRef(file, path), names };
}

/** Every place that references lead to from some places on, those among them. */
export async function reach(files: BaseResolver, from: readonly Place[]): Promise<Place[]> {
  const found = new Map<string, Place>();
  const queue = [...from];
  for (const place of queue) {
    const id = place.file + toPointer(place.names);
    if (found.has(id)) continue;
    found.set(id, place);
    for (const node of objectsIn(await valueAt(files, place))) {
      const target = targetOf(files, node, place.file);
      if (target) queue.push(target);
    }
  }
  return [...found.values()];
}

/** Whether something was found in one of the places, or in what is written there. */
export function isIn({ location: [at] }: NormalizedProblem, places: readonly Place[]): boolean {
  return places.some(({ file, names }) => {
    const pointer = `#${toPointer(names)}`;
    return at?.source.absoluteRef === file && `${at.pointer}/`.startsWith(`${pointer}/`);
  });
}

function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

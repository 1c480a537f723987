import {
  asMap,
  canonicalPointer,
  componentKinds,
  isReference,
  type Kind,
  type OpenApiDocument,
  parseFragment,
  parsePointer,
  toFragment,
  toPointer,
  valueAt,
  visit,
} from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { unlessBroken } from './unless-broken.ts';

/**
 * Moves what is referred to inside of something else among the components, with the references to it:
 * there it stays when its operation is left out, and generators give it a name.
 */
export function hoistReferred({ document }: Draft): void {
  const found: { node: Record<string, unknown>; kind: Kind; pointer: string }[] = [];
  visit(document, 'document', (node, kind) => {
    const pointer = isReference(node) ? placeOf(document, node.$ref) : undefined;
    if (pointer !== undefined) found.push({ node, kind, pointer });
  });
  // What holds another goes first: the other is found where it went.
  found.sort((a, b) => a.pointer.length - b.pointer.length);
  const moves: (readonly [from: string, to: string])[] = [];
  const now = (pointer: string) =>
    moves.reduce(
      (at, [from, to]) => (`${at}/`.startsWith(`${from}/`) ? to + at.slice(from.length) : at),
      pointer,
    );
  for (const { node, kind, pointer } of found) {
    const place = now(pointer);
    if (!component.test(place)) moves.push([place, hoist(document, place, kind)]);
    node['$ref'] = toFragment(parsePointer(now(pointer)));
  }
}

const component = /^\/components\/[^/]+\/[^/]+$/;
const inside = /^\/(paths|webhooks|components\/[^/]+)\/[^/]+\/./;

/** Where a reference leads that leads into something else. */
function placeOf(document: OpenApiDocument, $ref: string): string | undefined {
  const pointer = unlessBroken(() => canonicalPointer(document, toPointer(parseFragment($ref))));
  if (pointer === undefined || !inside.test(pointer)) return undefined;
  return valueAt(document, pointer) === undefined ? undefined : pointer;
}

/** Puts a reference in the place of what it moves; gives where that is then. */
function hoist(document: OpenApiDocument, pointer: string, kind: Kind): string {
  const [section] = Object.entries(componentKinds).find(([, one]) => one === kind) ?? [];
  if (section === undefined) return pointer;
  const names = parsePointer(pointer);
  const holder = valueAt(document, toPointer(names.slice(0, -1)));
  const components = writable(document, 'components');
  const siblings = writable(components, section);
  const name = freeName(names, siblings);
  siblings[name] = valueAt(document, pointer);
  const place = ['components', section, name];
  Object.assign(holder as object, { [names.at(-1) ?? '']: { $ref: toFragment(place) } });
  return toPointer(place);
}

function writable(holder: object, name: string): Record<string, unknown> {
  const held = asMap(asMap(holder)[name]);
  Object.assign(holder, { [name]: held });
  return held;
}

/** What tells the place from others, in words. */
function freeName(names: readonly string[], taken: object): string {
  const telling =
    names
      .filter((name) => !silent.includes(name))
      .join(' ')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const name = telling.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  let free = name;
  for (let count = 2; Object.hasOwn(taken, free); count += 1) free = `${name}${count}`;
  return free;
}

const silent = ['paths', 'responses', 'content', 'application/json', 'schema', 'properties', 'requestBody'];

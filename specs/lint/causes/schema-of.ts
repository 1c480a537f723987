import { dirname, resolve } from 'node:path';
import { asList, asMap, fragmentNames } from '@clientele/openapi';
import type { Documents } from '../documents.ts';
import { at, type Place } from '../places.ts';

/** The schema that holds at a place of an example, along its names; undefined where these do not lead to one. */
export function schemaOf(documents: Documents, schema: Place, names: readonly string[]): Place | undefined {
  const here = followed(documents, schema);
  const [name, ...rest] = names;
  if (name === undefined || !here) return here;
  const node = asMap(at(documents.get(here.file)?.parsed, here.names));
  const inside = (...way: string[]): Place => ({ ...here, names: [...here.names, ...way] });
  const ways = [
    ...(name in asMap(node['properties']) ? [inside('properties', name)] : []),
    ...('items' in node && /^\d+$/.test(name) ? [inside('items')] : []),
  ];
  const found = ways.map((way) => schemaOf(documents, way, rest)).find((place) => place);
  if (found) return found;
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) =>
    asList(node[key]).map((_part, index) => inside(key, String(index))),
  );
  return parts.map((part) => schemaOf(documents, part, names)).find((place) => place);
}

/** Where a reference leads to in the end; lint has said where it leads round. */
function followed(documents: Documents, place: Place, seen: readonly unknown[] = []): Place | undefined {
  const node = at(documents.get(place.file)?.parsed, place.names);
  const ref = asMap(node)['$ref'];
  if (typeof ref !== 'string' || seen.includes(node)) return node === undefined ? undefined : place;
  const [path = '', fragment = ''] = ref.split('#');
  const names = fragmentNames(fragment);
  const file = path === '' ? place.file : resolve(dirname(place.file), path);
  return names && followed(documents, { file, names }, [...seen, node]);
}

import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { asMap, fragmentNames, isObject, toFragment } from '@clientele/openapi';
import { isAbsoluteUrl } from '@redocly/openapi-core';
import { alike } from '../../rules/support/alike.ts';
import type { Edit } from '../mend.ts';
import { at, CIRCLE } from '../places.ts';
import { type Seen, shownAt, type Told } from './fault.ts';
import { filesAlike, missing, written } from './files.ts';
import { emptyFile, noYaml } from './syntax.ts';

/** What leads nowhere: to a file that is not there, that is no YAML or empty, to what is not in it, or round in a circle. */
export function references(about: Seen): Told | undefined {
  const { problem, place, root, documents } = about;
  const [where] = problem.location;
  if (problem.ruleId !== 'no-unresolved-refs' || !where) return undefined;
  if (where.pointer === undefined) return noYaml(where, problem.message);
  if (!place) return undefined;
  const node = at(documents.get(place.file)?.parsed, place.names);
  const names = isObject(node) ? [...place.names, '$ref'] : place.names;
  const ref = String(isObject(node) ? node['$ref'] : node);
  const told = { location: shownAt(where, names), lost: place };
  if (problem.message === CIRCLE) {
    return { ...told, fix: 'Point to what was meant, or write it here.' };
  }
  const [path = '', fragment = ''] = ref.split('#');
  if (isAbsoluteUrl(path)) return told;
  const file = path === '' ? place.file : resolve(dirname(place.file), path);
  const within = { file: place.file, names };
  const mend = ([best]: readonly string[]): Edit =>
    best === undefined ? { place, change: { value: {} } } : { place: within, change: { value: best } };

  if (!isFile(file)) {
    const lost = missing(file);
    const what = lost === file ? 'file' : 'folder';
    const suggestions = filesAlike(file, root).map(
      (other) => written(place.file, other) + (fragment && `#${fragment}`),
    );
    return {
      ...told,
      group: lost,
      message: `There is no ${what} \`${written(root, lost)}\`.`,
      fix: 'Restore it, or change the reference.',
      suggestions,
      mend: mend(suggestions),
    };
  }
  const document = documents.get(file);
  if (!document) return { ...told, group: file };
  if (document.parsed === undefined || document.parsed === null) {
    return { ...told, ...emptyFile(document.source), mend: mend([]) };
  }
  const next = { file, names: fragmentNames(fragment) ?? [] };
  if (asMap(at(document.parsed, next.names))['$ref'] !== undefined) {
    // It is the reference there that leads nowhere.
    const there = { ...shownAt(where, next.names), source: document.source };
    return references({ ...about, place: next, problem: { ...problem, location: [there] } });
  }
  const inside = nothingThere(document.parsed, path, fragment);
  return { ...told, ...inside, group: `${file}#${fragment}`, mend: mend(inside.suggestions) };
}

function nothingThere(parsed: unknown, path: string, fragment: string) {
  const names = fragmentNames(fragment) ?? [];
  const depth = names.findIndex((_name, index) => at(parsed, names.slice(0, index + 1)) === undefined);
  const [before, name = '', after] = [names.slice(0, depth), names[depth], names.slice(depth + 1)];
  const suggestions = alike(name, Object.keys(Object(at(parsed, before))))
    .map((other) => [...before, other, ...after])
    .filter((way) => at(parsed, way) !== undefined)
    .map((way) => `${path}${toFragment(way)}`);
  const message = name
    ? `There is no \`${name}\` in \`${path && basename(path)}${toFragment(before)}\`.`
    : `\`#${fragment}\` leads nowhere; expected a JSON pointer as in \`#/properties/name\`.`;
  return { message, fix: 'Point to what is there.', suggestions };
}

function isFile(name: string): boolean {
  return existsSync(name) && statSync(name).isFile();
}

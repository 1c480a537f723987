import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { alike } from '../../rules/support/alike.ts';

/** As it is written in a reference from a file. */
export function written(from: string, file: string): string {
  return relative(dirname(from), file).replaceAll('\\', '/');
}

/** The outermost folder on the way to a file that is not there; the file itself where its folder is. */
export function missing(file: string): string {
  const folder = dirname(file);
  return folder === file || existsSync(folder) ? file : missing(folder);
}

/** Files that may have been meant by one that is not there, best first: of the contract, and of what contracts share. */
export function filesAlike(file: string, root: string): string[] {
  const here = dirname(root);
  const all = [here, join(dirname(here), 'shared')].flatMap(filesIn);
  const lost = missing(file);
  const moved = lost === file ? [] : movedTo(file, lost);
  const named = alike(plain(file), all.map(plain));
  const near = (other: string) => (dirname(other) === dirname(file) ? 0 : 1);
  // A parameter that is called much like a lost schema was not meant.
  const isOfKind = (other: string) => kindOf(other) === kindOf(file) || plain(other) === plain(file);
  const rest = all
    .filter((other) => other !== file && named.includes(plain(other)) && extname(other) === extname(file))
    .filter(isOfKind)
    .sort((one, other) => named.indexOf(plain(one)) - named.indexOf(plain(other)) || near(one) - near(other));
  return [...new Set([...moved, ...rest])].slice(0, 3);
}

/** Where a file is when its folder has another name. */
function movedTo(file: string, lost: string): string[] {
  const beside = dirname(lost);
  const names = existsSync(beside) ? readdirSync(beside) : [];
  const inside = (name: string) => join(beside, name, relative(lost, file));
  return alike(basename(lost), names)
    .map(inside)
    .filter((name) => existsSync(name));
}

function kindOf(file: string): string {
  return basename(dirname(file));
}

function plain(file: string): string {
  return basename(file, extname(file));
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).map((name) => join(folder, name));
}

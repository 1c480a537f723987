import { statSync } from 'node:fs';
import { dirname, extname, sep } from 'node:path';
import type { Registered } from '@clientele/openapi/register';

/** Which contract reads which files. */
export class Readers {
  /** By the file. */
  readonly #readers = new Map<string, Set<string>>();
  /** By the contract, with the folder that it stands in. */
  readonly #read = new Map<string, { readonly files: ReadonlySet<string>; readonly folder: string }>();
  /** The contracts by their folders. */
  readonly #folders = new Map<string, Set<string>>();

  /** Says what a contract has read, and what it looked for without finding it. */
  set({ name, source }: Registered, files: ReadonlySet<string>): void {
    this.delete(name);
    const folder = dirname(source);
    this.#read.set(name, { files, folder });
    for (const file of files) add(this.#readers, file, name);
    add(this.#folders, folder, name);
  }

  delete(name: string): void {
    const read = this.#read.get(name);
    if (!read) return;
    this.#read.delete(name);
    for (const file of read.files) remove(this.#readers, file, name);
    remove(this.#folders, read.folder, name);
  }

  /** The contracts to which something is new when a file or folder was changed, came or went. */
  touchedBy(path: string): Set<string> {
    const found = new Set(this.#readers.get(path));
    const isYaml = /\.(ya?ml|json)$/.test(path);
    const isFolder = !isYaml && (extname(path) === '' || isDirectory(path));
    if (isFolder)
      for (const [file, names] of this.#readers)
        if (file.startsWith(path + sep)) for (const name of names) found.add(name);
    // A rule lists the files of a contract; its starting client is read with its scenarios.
    if ((isYaml || isFolder) && !isNoise(path)) for (const name of this.#inFolderOf(path)) found.add(name);
    return found;
  }

  #inFolderOf(path: string): ReadonlySet<string> {
    for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
      const names = this.#folders.get(folder);
      if (names) return names;
    }
    return new Set();
  }
}

/** What editors write beside a file for a moment. */
function isNoise(path: string): boolean {
  return /(^|[\\/])(\.[^\\/]*|#[^\\/]*#|\d+|[^\\/]*~)$/.test(path);
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  const names = map.get(key);
  if (names) names.add(name);
  else map.set(key, new Set([name]));
}

function remove(map: Map<string, Set<string>>, key: string, name: string): void {
  const names = map.get(key);
  names?.delete(name);
  if (names?.size === 0) map.delete(key);
}

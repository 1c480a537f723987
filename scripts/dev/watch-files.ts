import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join, sep } from 'node:path';

/** Files that were saved at about the same time, absolute; folders too, where one came or went. */
export interface Saved {
  readonly files: readonly string[];
  /** When the first of them was, by `performance.now()`. */
  readonly since: number;
}

/** What is collected: until nothing more comes for so long, but no longer than that, in milliseconds. */
const quiet = 20;
const longest = 200;

/** Elsewhere Node watches every file by itself, and throws where a folder becomes a file. */
const watchesBelow = process.platform === 'darwin' || process.platform === 'win32';

/**
 * Watches `specs/` and `redocly.yaml` of a repository. What is told is where to look, not what happened:
 * editors write, truncate, rename and replace.
 *
 * @throws when the root cannot be watched
 */
export class WatchedFiles implements Disposable {
  readonly #root: string;
  readonly #tell: (saved: Saved) => void;
  readonly #fail: (error: Error) => void;
  /** By the folder: the root, `specs`, and each folder in it with all that is below. */
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #files = new Set<string>();
  /** Folders of contracts in which something came or went. */
  readonly #moved = new Set<string>();
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, tell: (saved: Saved) => void, fail: (error: Error) => void) {
    this.#root = root;
    this.#tell = tell;
    this.#fail = fail;
    this.#watch(root, false, (_event, name) => {
      if (name === 'specs') this.#openSpecs();
      if (name === 'specs' || name.startsWith('redocly.') || name.startsWith('.redocly.'))
        this.#add(join(root, name));
    });
    this.#openSpecs();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #openSpecs(): void {
    const specs = join(this.#root, 'specs');
    for (const folder of this.#watchers.keys()) if (folder !== this.#root) this.#retire(folder);
    this.#watch(specs, false, (_event, name) => {
      const path = join(specs, name);
      this.#moved.add(path);
      this.#add(path);
    });
    if (!this.#watchers.has(specs)) return;
    for (const entry of readdirSync(specs, { withFileTypes: true }))
      if (entry.isDirectory()) this.#watchBelow(join(specs, entry.name));
  }

  #watchBelow(folder: string): void {
    this.#retireBelow(folder);
    for (const one of watchesBelow ? [folder] : foldersOf(folder))
      this.#watch(one, watchesBelow, (event, name) => {
        if (event === 'rename') this.#moved.add(folder);
        this.#add(join(one, name));
      });
  }

  /** Watches a folder, anew if it is watched; one that is not there is no longer. */
  #watch(folder: string, recursive: boolean, hear: (event: string, name: string) => void): void {
    this.#retire(folder);
    try {
      const watcher = watch(folder, { recursive }, (event, name) => hear(event, name ?? ''));
      watcher.on('error', (error) => {
        if (!isGone(error)) this.#fail(error);
      });
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  /** A watcher is closed a moment after the next one was opened: what it has not told yet is not lost. */
  #retire(folder: string): void {
    const watcher = this.#watchers.get(folder);
    this.#watchers.delete(folder);
    if (watcher) setTimeout(() => watcher.close(), quiet).unref();
  }

  #retireBelow(folder: string): void {
    for (const one of this.#watchers.keys())
      if (one === folder || one.startsWith(folder + sep)) this.#retire(one);
  }

  #add(path: string): void {
    if (this.#files.size === 0) this.#since = performance.now();
    this.#files.add(path);
    clearTimeout(this.#timer);
    const left = this.#since + longest - performance.now();
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(quiet, left)));
  }

  #flush(): void {
    try {
      // A folder that went and came back is another one, which its watcher does not notice.
      for (const folder of this.#moved) this.#watchAnew(folder);
    } catch (error) {
      this.#fail(error as Error); // fs.watch throws nothing else
    }
    this.#moved.clear();
    const files = [...this.#files];
    this.#files.clear();
    this.#tell({ files, since: this.#since });
  }

  #watchAnew(folder: string): void {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) this.#watchBelow(folder);
    else this.#retireBelow(folder);
  }
}

/** A folder and all folders below; none, where it has gone. */
function foldersOf(folder: string): string[] {
  try {
    const below = readdirSync(folder, { recursive: true, withFileTypes: true });
    const folders = below.filter((entry) => entry.isDirectory());
    return [folder, ...folders.map(({ parentPath, name }) => join(parentPath, name))];
  } catch (error) {
    if (!isGone(error)) throw error;
    return [];
  }
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // Windows says EPERM of a folder that is being deleted.
  return code === 'ENOENT' || code === 'ENOTDIR' || (code === 'EPERM' && process.platform === 'win32');
}

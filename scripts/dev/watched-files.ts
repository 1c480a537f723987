import { existsSync, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { basename, join, sep } from 'node:path';

/** Files that were saved at about the same time, absolute; folders too, where one came or went. */
export interface Saved {
  readonly files: readonly string[];
  /** When the first of them was, by `performance.now()`. */
  readonly since: number;
}

/** What is collected: until nothing more comes for so long, but no longer than that, in milliseconds. */
const quiet = 20;
const longest = 200;
// Elsewhere Node watches what is below by JavaScript, which a file in the place of a folder breaks.
const isRecursive = process.platform === 'darwin' || process.platform === 'win32';

/**
 * Watches `specs/` and `redocly.yaml` of a repository. What is told is where to look, not what happened:
 * editors write, truncate, rename and replace.
 *
 * @throws when the root cannot be watched
 */
export class WatchedFiles implements Disposable {
  readonly #specs: string;
  readonly #tell: (saved: Saved) => void;
  readonly #fail: (error: unknown) => void;
  /** By the folder. */
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #files = new Set<string>();
  /** What came or went. */
  readonly #moved = new Set<string>();
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, tell: (saved: Saved) => void, fail: (error: unknown) => void) {
    this.#specs = join(root, 'specs');
    this.#tell = tell;
    this.#fail = fail;
    const hear = (event: string, name: string | null) => {
      if (name !== null && /^(specs$|\.?redocly\.)/.test(name)) this.#add(event, join(root, name));
    };
    this.#watchers.set(root, watch(root, hear).on('error', fail));
    this.#open(this.#specs);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /** Watches a folder and what is below; what is not there, or is none, is not watched. */
  #open(folder: string): void {
    try {
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
      const hear = (event: string, name: string | null) => {
        const path = join(folder, name ?? '');
        // The end of a folder is told by its own name; the folder that it was in tells it too.
        if (name !== basename(folder) || existsSync(path)) this.#add(event, path);
      };
      const watcher = watch(folder, { recursive: isRecursive }, hear);
      watcher.on('error', (error) => isGone(error) || this.#fail(error));
      this.#watchers.set(folder, watcher);
      if (isRecursive) return;
      for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()))
        if (name !== 'node_modules') this.#open(join(folder, name));
    } catch (error) {
      if (!isGone(error)) this.#fail(error);
    }
  }

  /** Watches a folder as it is now: one that went and came back is another. */
  #openAgain(folder: string): void {
    if (isRecursive && folder !== this.#specs) return;
    const before = [...this.#watchers].filter(([path]) => path === folder || path.startsWith(folder + sep));
    for (const [path] of before) this.#watchers.delete(path);
    this.#open(folder);
    // Not earlier: what is still to be told of the same folder goes to both.
    for (const [, watcher] of before) watcher.close();
  }

  #add(event: string, path: string): void {
    if (this.#files.size === 0) this.#since = performance.now();
    this.#files.add(path);
    if (event === 'rename') this.#moved.add(path);
    clearTimeout(this.#timer);
    const left = this.#since + longest - performance.now();
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(quiet, left)));
  }

  #flush(): void {
    // Before anything is read, so that what changes from now on is heard of.
    for (const path of this.#moved) this.#openAgain(path);
    this.#moved.clear();
    const files = [...this.#files];
    this.#files.clear();
    this.#tell({ files, since: this.#since });
  }
}

/** Windows says EPERM of a folder that is being deleted. */
function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || (code === 'EPERM' && process.platform === 'win32');
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Where these tests stand. */
export const repository = resolve(import.meta.dirname, '../../../..');

/** A folder with files and a history of its own, for a test. */
export class ScratchRepository implements Disposable {
  readonly root: string;

  constructor(name: string) {
    this.root = mkdtempSync(join(tmpdir(), `clientele-${name}-`));
    this.write('.gitignore', 'node_modules\ngenerated\n');
  }

  file(path: string): string {
    return join(this.root, path);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.file(path)), { recursive: true });
    writeFileSync(this.file(path), text);
  }

  remove(path: string): void {
    rmSync(this.file(path), { recursive: true });
  }

  /** Gives a folder the packages that it has here. */
  link(folder: string): void {
    mkdirSync(this.file(folder), { recursive: true });
    const modules = join(folder, 'node_modules');
    symlinkSync(join(repository, modules), this.file(modules), 'junction');
  }

  git(...options: string[]): void {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    execFileSync('git', [...identity, ...options], { cwd: this.root });
  }

  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'As it is');
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

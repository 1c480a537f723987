import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home } from '../write/programs.ts';

/** What the command reads and writes of a clone. */
const files = [
  ...['.gitattributes', '.gitignore', 'biome.json', 'redocly.yaml', 'pnpm-lock.yaml'],
  ...['pnpm-workspace.yaml', '.changeset/config.json'],
  'packages/consumer-testing/package.json',
];

/** A repository with what the command needs of this one, in which everything is committed. */
export class Repository implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'clientele-new-'));

  constructor() {
    for (const file of files) cpSync(join(home, file), join(this.root, file), { recursive: true });
    writeFileSync(join(this.root, 'package.json'), JSON.stringify({ type: 'module' }));
    cpSync(join(home, 'specs/rules'), join(this.root, 'specs/rules'), {
      recursive: true,
      filter: (path) => !path.endsWith('/test'),
    });
    symlinkSync(join(home, 'node_modules'), join(this.root, 'node_modules'), 'junction');
    symlinkSync(join(home, 'specs/node_modules'), join(this.root, 'specs/node_modules'), 'junction');
    this.git('init', '--quiet', '--initial-branch', 'main');
    this.commit();
  }

  git(...options: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    return execFileSync('git', [...identity, ...options], { cwd: this.root, encoding: 'utf8' });
  }

  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'As it is');
  }

  /** What differs from the last commit. */
  status(): string {
    return this.git('status', '--porcelain', '--untracked-files=all');
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

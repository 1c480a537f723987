import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { generate } from '@clientele/codegen';
import { parse } from 'yaml';
import { type Edit, edited } from './edits/edit.ts';

const house = resolve(import.meta.dirname, '../../..');
/** What an install gives to every package of a contract: this one's own dependencies have it all. */
export const installed = resolve(import.meta.dirname, '../node_modules');

const boats: unknown = parse(readFileSync(join(import.meta.dirname, 'edits/boats.yaml'), 'utf8'));

/** What a command printed and how it ended. */
export interface Run {
  readonly status: number;
  readonly output: string;
}

/** A repository of one contract, with git, changesets and the real commands. */
export class Repository implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'clientele-semver-'));

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  git(...options: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    return execFileSync('git', [...identity, ...options], {
      cwd: this.root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  /** Makes the contract what an edit of boats.yaml makes it, and generates what follows. */
  async edit(edit: Pick<Edit, 'set' | 'remove'>): Promise<void> {
    const document = JSON.stringify(
      edited(boats, { edit: 'edit', contract: 'none', client: 'none', server: 'none', ...edit }),
      null,
      2,
    );
    this.write('specs/boats/openapi.yaml', document);
    this.write('packages/boats/generated/openapi.json', document);
    const folder = join(this.root, 'packages/boats/generated');
    await generate([{ name: 'boats', bundle: join(folder, 'openapi.json'), folder }]);
  }

  /** A program of this package, run in the repository. */
  run(program: 'main' | 'api', ...options: string[]): Promise<Run> {
    return this.#run('node', [join(import.meta.dirname, `../src/${program}.ts`), ...options]);
  }

  /** A line for the shell, with `pnpm changeset` at hand. */
  shell(line: string): Promise<Run> {
    return this.#run('sh', ['-c', line.replace(/^pnpm /, '')]);
  }

  #run(program: string, options: readonly string[]): Promise<Run> {
    const env = { ...process.env, PATH: `${join(house, 'node_modules/.bin')}:${process.env['PATH']}` };
    return new Promise((done) => {
      execFile(program, options, { cwd: this.root, env }, (error, stdout, stderr) => {
        done({ status: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
      });
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The files of a repository with the contract of boats.yaml, and what follows from it. */
export async function writeRepository(exports: Readonly<Record<string, string>>): Promise<Repository> {
  const repository = new Repository();
  repository.write('.gitignore', 'node_modules\ngenerated/\ncoverage/\n');
  repository.write('package.json', JSON.stringify({ name: 'harbour', private: true, type: 'module' }));
  repository.write('pnpm-workspace.yaml', 'packages: [packages/*]\n');
  repository.write(
    'redocly.yaml',
    'apis: { boats: { root: specs/boats/openapi.yaml, output: packages/boats/generated/openapi.json } }\n',
  );
  repository.write(
    'packages/boats/package.json',
    JSON.stringify({ name: '@clientele/boats', version: '0.3.0', type: 'module', exports }),
  );
  symlinkSync(installed, join(repository.root, 'packages/boats/node_modules'), 'junction');
  await repository.edit({});
  return repository;
}

/** The repository with its reports, and all of it on `main`. */
export async function openRepository(): Promise<Repository> {
  // One entry is enough for the commands; what reads Fastify's types takes twice as long.
  const repository = await writeRepository({ '.': './generated/index.gen.ts' });
  repository.git('init', '--quiet', '--initial-branch', 'main');
  cpSync(join(house, '.changeset/config.json'), join(repository.root, '.changeset/config.json'), {
    recursive: true,
  });
  await repository.run('api');
  repository.commit('The beginning');
  repository.git('tag', '@clientele/boats@0.3.0');
  repository.git('checkout', '--quiet', '-b', 'change');
  return repository;
}

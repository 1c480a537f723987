import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readWorkflow, type Step } from './workflow.ts';

const house = resolve(import.meta.dirname, '../..');
const bin = join(house, 'node_modules/.bin');

/** What a command printed and how it ended. */
interface Run {
  readonly status: number;
  readonly output: string;
}

/** Programs of a workflow that would install, build or talk to GitHub: here they note that they ran. */
const shims = ['npm', 'gh', 'turbo'];

/**
 * A copy of the working tree, with a remote of its own, in which steps of the release workflow run.
 * Nothing leaves the machine: the only registry is the one that is given, and no token is known.
 */
export class Trial implements Disposable {
  readonly #parent = mkdtempSync(join(tmpdir(), 'clientele-release-'));
  readonly root = join(this.#parent, 'clone');
  readonly #env: NodeJS.ProcessEnv;

  constructor(registry: string) {
    const [home, tools, remote] = ['home', 'tools', 'remote'].map((name) => join(this.#parent, name));
    for (const folder of [home, tools, this.root]) mkdirSync(`${folder}`);
    for (const name of shims) {
      writeFileSync(join(`${tools}`, name), `#!/bin/sh\necho "${name} $*" >> "${this.#parent}/shims"\n`);
      chmodSync(join(`${tools}`, name), 0o755);
    }
    const host = registry.replace('http:', '');
    writeFileSync(
      join(`${home}`, '.npmrc'),
      `registry=${registry}\n@clientele:registry=${registry}\n${host}:_authToken=x\n`,
    );
    const own = Object.entries(process.env).filter(([name]) => !/^p?npm_|token|^git_/i.test(name));
    this.#env = {
      ...Object.fromEntries(own),
      ...readWorkflow('release').env,
      HOME: home,
      PATH: `${tools}:${bin}:${process.env['PATH']}`,
      PNPM_CONFIG_REGISTRY: registry,
      GITHUB_OUTPUT: join(this.#parent, 'output'),
      GITHUB_PATH: join(this.#parent, 'path'),
    };
    this.#copy();
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', `${remote}`]);
    this.git('init', '--quiet', '--initial-branch', 'main');
    this.git('remote', 'add', 'origin', `${remote}`);
  }

  #copy(): void {
    const options = { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
    const listed = execFileSync(
      'git',
      ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
      options,
    );
    for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(house, name)))) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(house, file), join(this.root, file));
    }
    symlinkSync(join(house, 'node_modules'), join(this.root, 'node_modules'));
  }

  git(...options: string[]): string {
    return execFileSync('git', options, { cwd: this.root, env: this.#env, encoding: 'utf8', stdio: 'pipe' });
  }

  /** Runs a line, or the commands of a step, as GitHub does: by bash, until one fails. */
  run({ run = '', env = {} }: Step): Promise<Run> {
    return new Promise((done) => {
      const options = { cwd: this.root, env: { ...this.#env, ...env } };
      const child = execFile(
        'bash',
        ['-e', '-o', 'pipefail', '-c', run],
        options,
        (error, stdout, stderr) => {
          done({ status: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
        },
      );
      child.stdin?.end();
    });
  }

  /** What the shims noted, or what steps wrote for the workflow. */
  read(file: 'shims' | 'output'): string {
    return readFileSync(join(this.#parent, file), 'utf8');
  }

  [Symbol.dispose](): void {
    rmSync(this.#parent, { recursive: true, force: true });
  }
}

import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '@clientele/consumer-testing/published';
import { stringify } from 'yaml';

/** A repository with copies of contracts, and nothing else of this one. */
export interface Scratch extends AsyncDisposable {
  readonly root: string;
}

/** Copies contracts with what their packages have by hand: each under its name, and more under others. */
export async function copyContracts(names: readonly string[], copies: number): Promise<Scratch> {
  const root = await mkdtemp(join(tmpdir(), 'clientele-bench-'));
  const apis: Record<string, { root: string; output: string }> = {};
  for (let copy = 0; copy < copies; copy += 1)
    for (const name of names) {
      const called = copy === 0 ? name : `${name}-${copy}`;
      await copyContract(root, name, called);
      apis[called] = {
        root: `specs/${called}/openapi.yaml`,
        output: `packages/${called}/generated/openapi.json`,
      };
    }
  await cp(join(repository, 'specs/shared'), join(root, 'specs/shared'), { recursive: true });
  const config = {
    telemetry: 'off',
    plugins: [join(repository, 'specs/rules/plugin.ts')],
    extends: ['recommended-strict', 'house/all'],
    rules: { 'operation-operationId': 'off' },
    apis,
  };
  await writeFile(join(root, 'redocly.yaml'), stringify(config));
  await cp(join(repository, 'pnpm-workspace.yaml'), join(root, 'pnpm-workspace.yaml'));
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(join(root, '.gitignore'), 'node_modules\ngenerated\n');
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
  const git = (...options: string[]) => execFileSync('git', [...identity, ...options], { cwd: root });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'As it is');
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

async function copyContract(root: string, name: string, called: string): Promise<void> {
  await cp(join(repository, 'specs', name), join(root, 'specs', called), { recursive: true });
  const [from, to] = [join(repository, 'packages', name), join(root, 'packages', called)];
  await mkdir(to, { recursive: true });
  await cp(join(from, 'package.json'), join(to, 'package.json'));
  await cp(join(from, 'src'), join(to, 'src'), { recursive: true });
  await symlink(join(from, 'node_modules'), join(to, 'node_modules'), 'junction');
}

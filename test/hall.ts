import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finding, generate } from '@clientele/codegen';
import type { ClientModules } from '@clientele/contract-testing';
import { manifestOf } from '@clientele/manifests';
import { startMocks } from '@clientele/mocks';
import { type Registered, readRegister } from '@clientele/openapi/register';

export const repository = resolve(import.meta.dirname, '..');
// One of its operations is as it comes from elsewhere: without an id, and without examples.
const lenient = [
  'operation-operationId',
  'house/operation-name',
  'house/path-parameters',
  'house/response-example',
];

/** The sixth contract in a repository of its own, where everything else is the project's code. */
export interface Hall extends Registered, AsyncDisposable {
  readonly root: string;
  /** Of its package. */
  readonly folder: string;
  /** What lint said. */
  readonly linted: string;
  /** What was found while it was generated. */
  readonly findings: readonly Finding[];
  /** URL of its mock. */
  readonly mock: string;
  /** Bundles and generates it again; gives what was found. */
  generate(): Promise<readonly Finding[]>;
  /** Makes the folder a repository of git, with what the next release is compared with. */
  begin(): void;
  /** What a program of the repository prints when it runs there, in the root or in a folder below. */
  run(program: string, options: readonly string[], folder?: string): string;
}

/** Lints, bundles, generates and mocks it: what a folder and an entry in the register give. */
export async function prepareHall(): Promise<Hall> {
  const root = mkdtempSync(join(tmpdir(), 'clientele-sixth-'));
  const opened = new AsyncDisposableStack();
  opened.defer(() => rmSync(root, { recursive: true, force: true }));
  try {
    return await prepare(root, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function prepare(root: string, opened: AsyncDisposableStack): Promise<Hall> {
  cpSync(join(import.meta.dirname, 'sixth-contract'), join(root, 'specs/hall'), { recursive: true });
  const config = {
    plugins: [join(repository, 'specs/rules/plugin.ts')],
    extends: ['recommended-strict', 'house/all'],
    rules: Object.fromEntries(lenient.map((rule) => [rule, 'warn'])),
    apis: { hall: { root: 'specs/hall/openapi.yaml', output: 'packages/hall/generated/openapi.json' } },
  };
  writeFileSync(join(root, 'redocly.yaml'), JSON.stringify(config));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module' }));
  const compiled = {
    extends: join(repository, 'tsconfig.json'),
    include: ['packages/hall'],
    exclude: ['**/node_modules', '**/dist'],
  };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(compiled));
  // How a package is built, and the catalog that its dependencies refer to.
  for (const file of ['tsdown.config.ts', 'pnpm-workspace.yaml'])
    cpSync(join(repository, file), join(root, file));
  const run = runner(root);
  const linted = run('specs/node_modules/.bin/redocly', ['lint']);
  run('specs/node_modules/.bin/redocly', ['bundle']);

  const [hall] = await readRegister(root);
  const [other] = await readRegister(repository);
  if (!hall || !other) throw new Error('A register has no entry.');
  const folder = resolve(dirname(hall.bundle), '..');
  const { name, bundle } = hall;
  const derive = async () => (await generate([{ name, bundle, folder: dirname(bundle) }])).findings;
  const again = () => {
    run('specs/node_modules/.bin/redocly', ['bundle']);
    return derive();
  };
  const findings = await derive();
  const manifest = manifestOf(hall.name, { description: 'Typed clients for a climbing hall.' });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  // What an install gives to every package of a contract.
  const installed = 'node_modules';
  symlinkSync(join(repository, installed), join(root, installed));
  symlinkSync(resolve(dirname(other.bundle), '..', installed), join(folder, installed));

  const mocks = await startMocks({ root, port: 0, host: '127.0.0.1' });
  opened.defer(() => mocks.close());
  const mock = mocks.urls.vendors[hall.name]?.origin ?? '';
  const dispose = () => opened.disposeAsync();
  const begin = () => beginRepository(root, folder, run);
  const steps = { run, begin, generate: again, [Symbol.asyncDispose]: dispose };
  return { ...hall, root, folder, linted, findings, mock, ...steps };
}

/** The modules that its package exports. */
export async function modulesOf({
  bundle,
}: Hall): Promise<ClientModules & { server: Record<string, unknown> }> {
  const load = (file: string) => import(pathToFileURL(join(dirname(bundle), `${file}.gen.ts`)).href);
  const files = ['index', 'fetch', 'sdk/operation-schemas', 'sdk/scenarios', 'msw', 'server'];
  const [sdk, fetch, schemas, scenarios, msw, server] = await Promise.all(files.map(load));
  return { sdk, fetch, schemas, scenarios, msw, server };
}

/** A consumer's folder that has the package installed from its tarball; what that depends on is the repository's. */
export function install({ root, folder, run }: Hall, tarball: string): string {
  const consumer = join(root, 'consumer');
  mkdirSync(consumer);
  // What serves is an optional peer.
  const dependencies = { '@clientele/hall': `file:${tarball}`, '@clientele/server-kit': '*', fastify: '*' };
  const needed = ['@clientele/sdk-runtime', '@clientele/server-kit', 'fastify', 'msw', 'valibot'];
  const overrides = needed.map((name) => [name, `link:${join(folder, 'node_modules', name)}`]);
  const workspace = { overrides: Object.fromEntries(overrides), packages: [] };
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
  writeFileSync(join(consumer, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(consumer, 'pnpm-workspace.yaml'), JSON.stringify(workspace));
  const options = ['install', '--offline', '--no-frozen-lockfile', '--ignore-scripts'];
  run('node_modules/.bin/pnpm', options, consumer);
  return consumer;
}

/** A program of the room that judges releases. */
export function semver(program: 'api' | 'main'): string {
  return join(repository, `packages/semver/src/${program}.ts`);
}

function beginRepository(root: string, folder: string, run: Hall['run']): void {
  const git = (...options: string[]) => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    const { status, stderr } = spawnSync('git', [...identity, ...options], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${options.join(' ')}\n${stderr}`);
  };
  git('init', '--quiet', '--initial-branch', 'main');
  writeFileSync(join(root, '.gitignore'), 'node_modules\ngenerated/\ncoverage/\ndist/\nconsumer*\n*.tgz\n');
  cpSync(join(repository, '.changeset/config.json'), join(root, '.changeset/config.json'), {
    recursive: true,
  });
  // One entry is enough; what reads Fastify's types takes twice as long.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const exports = { '.': manifest.exports['.'] };
  const only = {
    ...manifest,
    exports,
    publishConfig: { exports: { '.': manifest.publishConfig.exports['.'] } },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(only));
  run('node_modules/.bin/node', [semver('api')]);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'The beginning');
  git('checkout', '--quiet', '-b', 'change');
}

function runner(root: string): Hall['run'] {
  return (program, options, folder = root) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const { status, stdout, stderr } = spawnSync(join(repository, program), options, {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${[program, ...options].join(' ')}\n${stdout}${stderr}`);
    return stdout + stderr;
  };
}

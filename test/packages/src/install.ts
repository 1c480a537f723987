import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publishedPackages, repository, stalePackages } from './published.ts';

const run = promisify(execFile);

/** A folder outside the repository that has the packages the way a consumer gets them. */
export interface Consumer extends AsyncDisposable {
  readonly folder: string;
}

/**
 * Installs every published tarball into an empty folder, with npm; their dependencies come from the
 * registry or npm's cache.
 *
 * @throws when a tarball is older than what it is made of.
 */
export async function installPackages(extra: readonly string[] = []): Promise<Consumer> {
  const packages = await publishedPackages();
  const stale = await stalePackages(packages);
  if (stale.length > 0) {
    throw new Error(`The tarballs of ${stale.join(', ')} are missing or stale. Run \`pnpm build\`.`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'clientele-consumer-'));
  const ours = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  // Without the overrides npm would ask the registry for the packages that ours depend on.
  const overrides = Object.fromEntries(packages.map(({ name }) => [name, `$${name}`]));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: ours, overrides }),
  );
  // `./server` needs Fastify, as an optional peer.
  const others = [await pinned('fastify'), ...extra];
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--loglevel=http'];
  await run('npm', ['install', ...quiet, '--fetch-retry-maxtimeout=5000', ...others], {
    cwd: folder,
    timeout: 120_000,
  }).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
    throw new Error(`npm installs nothing in ${folder}; is its registry within reach?\n${stdout}${stderr}`);
  });
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** A package that is not ours, in the version that the catalog pins. */
export async function pinned(name: string): Promise<string> {
  const workspace = await readFile(join(repository, 'pnpm-workspace.yaml'), 'utf8');
  const [, version] = workspace.match(new RegExp(`^ {2}'?${name}'?: (\\S+)$`, 'm')) ?? [];
  if (!version) throw new Error(`pnpm-workspace.yaml: the catalog pins no ${name}.`);
  return `${name}@${version}`;
}

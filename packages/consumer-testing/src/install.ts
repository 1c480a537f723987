import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { publishedPackages, repository, stalePackages } from './published.ts';

const run = promisify(execFile);
const seconds = 180;

/** A folder outside the repository that has the packages the way a consumer gets them. */
export interface Consumer extends AsyncDisposable {
  readonly folder: string;
}

/**
 * Installs every published tarball and `others` into an empty folder, with npm; all that is not ours
 * comes from the registry.
 *
 * @throws when a tarball is older than what it is made of, or npm fails.
 */
export async function installPackages(others: readonly string[]): Promise<Consumer> {
  const packages = await publishedPackages();
  const stale = await stalePackages(packages);
  if (stale.length > 0) {
    throw new Error(`The tarballs of ${stale.join(', ')} are missing or stale. Run \`pnpm build\`.`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'clientele-consumer-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const ours = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  // Without the overrides npm would ask the registry for the packages that ours depend on.
  const overrides = Object.fromEntries(packages.map(({ name }) => [name, `$${name}`]));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: ours, overrides }),
  );
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-update-notifier', '--loglevel=http'];
  // Both, since npm fetches nothing when the longest wait is shorter than the first.
  const waits = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  await run('npm', ['install', ...options, ...waits, ...others], {
    cwd: folder,
    env: consumerEnvironment(),
    timeout: seconds * 1000,
    // There npm is a script, which only a shell starts.
    shell: process.platform === 'win32',
  }).catch(async (failed: Failed) => {
    await remove();
    throw new Error(explain(failed, others));
  });
  return { folder, [Symbol.asyncDispose]: remove };
}

/** A package that is not ours, in the version that the catalog pins. */
export async function pinned(name: string): Promise<string> {
  const workspace = await readFile(join(repository, 'pnpm-workspace.yaml'), 'utf8');
  const [, version] = workspace.match(new RegExp(`^ {2}'?${name}'?: (\\S+)$`, 'm')) ?? [];
  if (!version) throw new Error(`pnpm-workspace.yaml: the catalog pins no ${name}.`);
  return `${name}@${version}`;
}

/** npm runs on the Node that it came with: the repository's may not trust what this machine trusts. */
function consumerEnvironment(): NodeJS.ProcessEnv {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const path = folders.filter((folder) => !folder.startsWith(repository));
  return { ...process.env, PATH: path.join(delimiter), NODE_PATH: undefined };
}

/** What `execFile` rejects with. */
interface Failed extends Error {
  readonly code?: string | number;
  readonly killed?: boolean;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** npm reports a registry that it cannot reach as a conflict of versions, so that is said here. */
function explain({ code, killed, message, stdout, stderr }: Failed, others: readonly string[]): string {
  const how = killed ? `did not end within ${seconds} s` : `ended with ${code}`;
  return `The packed packages could not be installed: \`npm install\` ${how}.
Expected: npm on the PATH, and a registry that has ${others.join(', ')} and what the packages depend on.
To do: see that \`npm view ${others[0]}\` finds it. Below, "Found: <name>@undefined" means that npm got no answer about <name>, not that versions conflict.
${stdout || stderr ? `${stdout}${stderr}` : message}`;
}

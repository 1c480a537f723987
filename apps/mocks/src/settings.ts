import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { MockError } from './errors.ts';

/** What the program was told. */
export type Settings = {
  port: number;
  host: string;
  root?: string;
  /** Names of contracts, and files; absent: all that there are. */
  contracts?: string[];
  stateful: boolean;
  /** What may drive the mocks beside this machine: names of hosts, and origins of pages. */
  access: { hosts: string[]; origins: string[] };
  verbose: boolean;
  help: boolean;
  version: boolean;
};

/** What `--help` prints. */
export const HELP = `Usage: npx @clientele/mocks [options]

Mock servers that a frontend can play with: every scenario of every contract, answered by Prism. A gateway
with a page to choose by, and a port of its own for each contract after it.

  --contract <file>       serve this OpenAPI 3.0 or 3.1 document, YAML or JSON, in place of the contracts that
                          are inside; again for more. name=<file> names it; the name of one inside serves that
  --stateful              keep what is changed, as the vendors do, where that is known
  --port <number>         port of the gateway, 0 for any free ports  (or PORT; default 4010)
  --host <address>        address to listen on  (or HOST; default localhost, that is 127.0.0.1 and ::1)
  --allow-host <names>    names by which the mocks may be driven, beside localhost  (or MOCK_ALLOWED_HOSTS)
  --allow-origin <urls>   origins whose pages may drive them, beside this machine's  (or MOCK_ALLOWED_ORIGINS)
  --root <folder>         serve the contracts of the redocly.yaml in there, from their bundles
  --verbose               print one line per request
  --version, --help       print that

Lists are separated by commas. Ends with code 0 on SIGINT and SIGTERM, with code 1 when it can't start.
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const options = {
  ...{ port: text, host: text, root: text, contract: texts, 'allow-host': texts, 'allow-origin': texts },
  ...{ stateful: flag, verbose: flag, help: flag, version: flag },
};

/**
 * Reads the program's arguments and environment; arguments win.
 *
 * @throws {MockError} with a line that names the value that is no good.
 * @example
 * ```ts
 * readSettings(['--verbose'], { PORT: '5010' }); // { port: 5010, host: 'localhost', ... }
 * ```
 */
export function readSettings(args: string[], env: Record<string, string | undefined>): Settings {
  const values = parse(args);
  const {
    root,
    contract: contracts,
    stateful = false,
    verbose = false,
    help = false,
    version = false,
  } = values;
  const [port, portName] =
    values.port === undefined ? [env['PORT'] || '4010', 'PORT'] : [values.port, '--port'];
  const [host, hostName] =
    values.host === undefined ? [env['HOST'] || 'localhost', 'HOST'] : [values.host, '--host'];
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw invalid(`${portName} must be a whole number from 0 to 65535, not "${port}".`);
  }
  if (!isHost(host)) throw invalid(`${hostName} must be an IP address or a host name, not "${host}".`);
  if (contracts?.includes('')) throw invalid('--contract must be a file or a name, not "".');
  const access = readAccess(values, env);
  return {
    ...{ port: Number(port), host, stateful, access, verbose, help, version },
    ...(root ? { root } : {}),
    ...(contracts ? { contracts } : {}),
  };
}

function readAccess(values: ReturnType<typeof parse>, env: Record<string, string | undefined>) {
  const list = (option: 'allow-host' | 'allow-origin', variable: string) => {
    const [given, name] = values[option]
      ? [values[option].join(), `--${option}`]
      : [env[variable] ?? '', variable];
    const items = given.split(',').map((item) => item.trim());
    return { name, items: items.filter(Boolean) };
  };
  const hosts = list('allow-host', 'MOCK_ALLOWED_HOSTS');
  const origins = list('allow-origin', 'MOCK_ALLOWED_ORIGINS');
  const noHost = hosts.items.find((item) => !isHost(item));
  if (noHost) throw invalid(`${hosts.name} must list host names without a port, not "${noHost}".`);
  const noOrigin = origins.items.find((item) => !isOrigin(item));
  if (noOrigin) {
    throw invalid(`${origins.name} must list origins such as https://app.example.com, not "${noOrigin}".`);
  }
  return { hosts: hosts.items, origins: origins.items };
}

function isHost(given: string): boolean {
  return isIP(given) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(given);
}

function isOrigin(given: string): boolean {
  return URL.canParse(given) && new URL(given).origin === given;
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n', 1); // parseArgs throws TypeErrors
    throw invalid(`${reason.replace(/\.?$/, '.')} See --help.`);
  }
}

function invalid(message: string): MockError {
  return new MockError('OPTION_INVALID', message);
}

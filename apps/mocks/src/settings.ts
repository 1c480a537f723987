import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { MockError } from './errors.ts';

/** What the program was told. */
export type Settings = {
  port: number;
  host: string;
  root?: string;
  verbose: boolean;
  help: boolean;
};

/** What `--help` prints. */
export const HELP = `Usage: node apps/mocks/src/main.ts [options]

Prism mock servers for every contract in redocly.yaml: a gateway, and one port per vendor after it.

  --port <number>   port of the gateway, 0 for any free ports  (or PORT; default 4010)
  --host <address>  address to listen on  (or HOST; default localhost, that is 127.0.0.1 and ::1)
  --root <folder>   folder of redocly.yaml  (default: this repository)
  --verbose         print one line per request
  --help            print this

Ends with code 0 on SIGINT and SIGTERM, with code 1 when it can't start.
`;

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
  const { values } = parse(args);
  const { root, verbose = false, help = false } = values;
  const [port, portName] =
    values.port === undefined ? [env['PORT'] || '4010', 'PORT'] : [values.port, '--port'];
  const [host, hostName] =
    values.host === undefined ? [env['HOST'] || 'localhost', 'HOST'] : [values.host, '--host'];
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw invalid(`${portName} must be a whole number from 0 to 65535, not "${port}".`);
  }
  if (isIP(host) === 0 && !/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(host)) {
    throw invalid(`${hostName} must be an IP address or a host name, not "${host}".`);
  }
  return { port: Number(port), host, verbose, help, ...(root ? { root } : {}) };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = { port: text, host: text, root: text, verbose: flag, help: flag };
    return parseArgs({ args, options });
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n', 1); // parseArgs throws TypeErrors
    throw invalid(`${reason.replace(/\.?$/, '.')} See --help.`);
  }
}

function invalid(message: string): MockError {
  return new MockError('OPTION_INVALID', message);
}

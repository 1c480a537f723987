import type { FastifyLoggerOptions, FastifyRequest } from 'fastify';
import type { Config } from '../env.ts';

/** Names of the registry's own under which secrets pass. */
const OWN_SECRETS = ['authorization', 'Authorization', 'presented', 'credential', 'token', 'cookie'];
const DEEPEST = 4;

/** Where log lines go; a test gives its own. */
export interface LogStream {
  write(line: string): void;
}

/**
 * One JSON line per event; of a request its method and path, of an error nothing that could hold a value.
 *
 * @param secretFields whatever logs what: under these names no value ever reaches the log.
 */
export function loggerOptions(
  level: Config['logLevel'],
  secretFields: readonly string[],
  stream?: LogStream,
): FastifyLoggerOptions & LogStreamOption {
  const names = [...new Set([...OWN_SECRETS, ...secretFields])];
  return {
    level,
    redact: { paths: names.flatMap(pathsOf), censor: '[redacted]' },
    serializers: { req: describeRequest, err: describeError },
    ...(stream ? { stream } : {}),
  };
}

interface LogStreamOption {
  stream?: LogStream;
  redact: { paths: string[]; censor: string };
}

/** pino's redaction knows no "anywhere", so each depth is named. */
function pathsOf(name: string): string[] {
  return Array.from({ length: DEEPEST }, (_, depth) =>
    `${'*.'.repeat(depth)}["${name}"]`.replaceAll('.[', '['),
  );
}

/** Of malformed HTTP, not even method and path may be known. */
function describeRequest({ method = '', url = '', ip = '' }: Partial<LoggedRequest>): LoggedRequestLine {
  return { method, path: url.split('?', 1)[0] ?? '', remoteAddress: ip };
}

/** A database's error may hold a whole row in `detail`; message, code and stack name things alone. */
function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error', stack: '' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: error.name, message: error.message, stack: error.stack ?? '', ...code, ...cause };
}

interface LoggedError {
  [detail: string]: unknown;
  type: string;
  message: string;
  stack: string;
  code?: string;
  cause?: LoggedError;
}

type LoggedRequest = Pick<FastifyRequest, 'method' | 'url' | 'ip'>;

interface LoggedRequestLine {
  [detail: string]: unknown;
  method: string;
  path: string;
  remoteAddress: string;
}

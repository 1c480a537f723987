import { isIP } from 'node:net';
import { RegistryError } from './errors.ts';
import { type Origins, parseOrigins } from './http/origins.ts';
import type { DatabaseConfig } from './store/open-store.ts';

/** All that an operator can set. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Under which the vendors' endpoints are reached from outside; without it, the address that is listened on. */
  readonly publicUrl?: string;
  readonly database: DatabaseConfig;
  /** Whose pages may call the endpoints; without it, those of no other origin. */
  readonly corsOrigins?: Origins;
  readonly bodyLimit: number;
  readonly responses: 'enforce' | 'report' | 'off';
  /** A request must have arrived whole within this time. */
  readonly requestTimeoutMs: number;
  /** Requests of one token in ten seconds; 0 is no limit. */
  readonly rateLimit: number;
  /** What was accepted must be finished within this time after a signal. */
  readonly shutdownTimeoutMs: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** The environment's values are no good; `message` is one line that names the variable. */
export class ConfigError extends RegistryError {
  override readonly name = 'ConfigError';
  readonly code = 'ERR_CONFIG';
  override readonly exitCode = 2;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the whole configuration; nothing else reads the environment. An empty value is
 * the same as none.
 *
 * @throws {ConfigError} for the first value that is no good.
 * @example
 * ```ts
 * readConfig({ PORT: '8080' }).port; // 8080
 * ```
 */
export function readConfig(env: Environment): Config {
  const publicUrl = readPublicUrl(env);
  const corsOrigins = readOrigins(env);
  return {
    host: readHost(env),
    port: readNumber(env, 'PORT', 4020, 0, 65_535),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    database: readDatabase(env),
    ...(corsOrigins === undefined ? {} : { corsOrigins }),
    bodyLimit: readNumber(env, 'BODY_LIMIT', 1_048_576, 1024, 16_777_216),
    responses: readChoice(env, 'RESPONSES', ['enforce', 'report', 'off']),
    requestTimeoutMs: readNumber(env, 'REQUEST_TIMEOUT_MS', 5000, 100, 120_000),
    rateLimit: readNumber(env, 'RATE_LIMIT', 0, 0, 1_000_000),
    shutdownTimeoutMs: readNumber(env, 'SHUTDOWN_TIMEOUT_MS', 10_000, 0, 300_000),
    logLevel: readChoice(env, 'LOG_LEVEL', ['info', 'fatal', 'error', 'warn', 'debug', 'trace', 'silent']),
  };
}

function readDatabase(env: Environment): DatabaseConfig {
  const url = env['DATABASE_URL'] || undefined;
  const file = env['DATABASE_FILE'] || undefined;
  const poolSize = readNumber(env, 'DATABASE_POOL', 10, 1, 200);
  if (url === undefined) {
    const timeoutMs = readNumber(env, 'DATABASE_TIMEOUT_MS', 5000, 1, 60_000);
    return { kind: 'sqlite', file: readFile(file ?? 'registry.db'), timeoutMs };
  }
  if (file !== undefined)
    throw new ConfigError('DATABASE_FILE and DATABASE_URL are both set; expected one of them.');
  // The URL may hold a password: it is not repeated.
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new ConfigError(
      'DATABASE_URL is no PostgreSQL URL; expected postgres://user:password@host:5432/database.',
    );
  }
  return {
    kind: 'postgres',
    url,
    poolSize,
    timeoutMs: readNumber(env, 'DATABASE_TIMEOUT_MS', 2500, 1, 60_000),
  };
}

/** SQLite understands more than paths; two connections have to open the same file. */
function readFile(file: string): string {
  if (file !== ':memory:' && !/^file:/i.test(file)) return file;
  throw invalid('DATABASE_FILE', file, 'the path of a file');
}

function readPublicUrl(env: Environment): string | undefined {
  const value = env['PUBLIC_URL'] || undefined;
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // It may hold a password: it is not repeated.
  if (!url || !/^https?:$/.test(url.protocol) || /[?#]/.test(value) || url.username || url.password) {
    throw new ConfigError(
      'PUBLIC_URL is no good; expected an http or https URL without user, password and query, such as https://registry.example.com.',
    );
  }
  return value.replace(/\/+$/, '');
}

function readOrigins(env: Environment): Origins | undefined {
  const value = env['CORS_ORIGINS'] || undefined;
  if (value === undefined) return undefined;
  const origins = parseOrigins(value);
  if (origins) return origins;
  throw invalid(
    'CORS_ORIGINS',
    value,
    'origins without a path, such as https://app.example.com, with commas between them, or * alone',
  );
}

function readHost(env: Environment): string {
  const value = env['HOST'] || '127.0.0.1';
  if (isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value)) return value;
  throw invalid('HOST', value, 'an IP address or a host name');
}

function readNumber(env: Environment, name: string, fallback: number, least: number, most: number): number {
  const value = env[name] || undefined;
  if (value === undefined) return fallback;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw invalid(name, value, `a whole number from ${least} to ${most}`);
}

function readChoice<const Choice extends string>(
  env: Environment,
  name: string,
  [fallback, ...others]: readonly [Choice, ...Choice[]],
): Choice {
  const value = env[name] || fallback;
  const found = [fallback, ...others].find((choice) => choice === value);
  if (found === undefined) throw invalid(name, value, `one of ${[fallback, ...others].join(', ')}`);
  return found;
}

function invalid(name: string, value: string, expected: string): ConfigError {
  return new ConfigError(`${name} is ${JSON.stringify(value.slice(0, 100))}; expected ${expected}.`);
}

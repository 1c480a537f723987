import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/env.ts';

test('without any variable, SQLite and the loopback address', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4020,
    database: { kind: 'sqlite', file: 'registry.db', timeoutMs: 5000 },
    bodyLimit: 1_048_576,
    responses: 'enforce',
    requestTimeoutMs: 5000,
    rateLimit: 0,
    shutdownTimeoutMs: 10_000,
    logLevel: 'info',
  });
});

test('an empty variable is the same as none', () => {
  const names = [
    'HOST',
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'DATABASE_FILE',
    'LOG_LEVEL',
    'RESPONSES',
    'CORS_ORIGINS',
  ];
  expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
});

test('DATABASE_URL switches to PostgreSQL, with a shorter timeout', () => {
  const { database } = readConfig({ DATABASE_URL: 'postgres://u:p@db:5432/r', DATABASE_POOL: '3' });
  expect(database).toEqual({
    kind: 'postgres',
    url: 'postgres://u:p@db:5432/r',
    poolSize: 3,
    timeoutMs: 2500,
  });
});

test('PUBLIC_URL loses its trailing slashes', () => {
  expect(readConfig({ PUBLIC_URL: 'https://r.example.com/oauth//' }).publicUrl).toBe(
    'https://r.example.com/oauth',
  );
});

test.each([
  ['*', ['*']],
  ['https://app.example.com', ['https://app.example.com']],
  [' http://localhost:3000 ,https://b.example', ['http://localhost:3000', 'https://b.example']],
  ['http://[::1]:5173,capacitor://localhost', ['http://[::1]:5173', 'capacitor://localhost']],
])('CORS_ORIGINS may be %s', (value, expected) => {
  expect(readConfig({ CORS_ORIGINS: value }).corsOrigins).toEqual(expected);
});

test.each([
  'https://app.example.com/',
  'https://App.example.com',
  'https://app.example.com:443',
  'https://app.example.com,*',
  'https://app.example.com,',
  'https://u:p@app.example.com',
  'https://*.example.com',
  'app.example.com',
  'localhost:3000',
  'data:text/html',
  'null',
])('CORS_ORIGINS may not be %s', (value) => {
  const expected =
    'expected origins without a path, such as https://app.example.com, with commas between them, or * alone.';
  expect(() => readConfig({ CORS_ORIGINS: value })).toThrow(
    new ConfigError(`CORS_ORIGINS is ${JSON.stringify(value)}; ${expected}`),
  );
});

test.each([
  [{ PORT: '65536' }, 'PORT is "65536"; expected a whole number from 0 to 65535.'],
  [{ PORT: '-1' }, 'PORT is "-1"; expected a whole number from 0 to 65535.'],
  [{ PORT: '80a' }, 'PORT is "80a"; expected a whole number from 0 to 65535.'],
  [{ PORT: '0x50' }, 'PORT is "0x50"; expected a whole number from 0 to 65535.'],
  [{ HOST: 'a b' }, 'HOST is "a b"; expected an IP address or a host name.'],
  [
    { LOG_LEVEL: 'loud' },
    'LOG_LEVEL is "loud"; expected one of info, fatal, error, warn, debug, trace, silent.',
  ],
  [{ RESPONSES: 'on' }, 'RESPONSES is "on"; expected one of enforce, report, off.'],
  [{ BODY_LIMIT: '1' }, 'BODY_LIMIT is "1"; expected a whole number from 1024 to 16777216.'],
  [{ REQUEST_TIMEOUT_MS: '0' }, 'REQUEST_TIMEOUT_MS is "0"; expected a whole number from 100 to 120000.'],
  [{ RATE_LIMIT: '-1' }, 'RATE_LIMIT is "-1"; expected a whole number from 0 to 1000000.'],
  [{ DATABASE_POOL: '0' }, 'DATABASE_POOL is "0"; expected a whole number from 1 to 200.'],
  [{ DATABASE_TIMEOUT_MS: 'x' }, 'DATABASE_TIMEOUT_MS is "x"; expected a whole number from 1 to 60000.'],
  [
    { PUBLIC_URL: 'ftp://x' },
    'PUBLIC_URL is no good; expected an http or https URL without user, password and query, such as https://registry.example.com.',
  ],
  [
    { PUBLIC_URL: 'https://:canary@x' },
    'PUBLIC_URL is no good; expected an http or https URL without user, password and query, such as https://registry.example.com.',
  ],
  [{ DATABASE_FILE: ':memory:' }, 'DATABASE_FILE is ":memory:"; expected the path of a file.'],
  [
    { DATABASE_FILE: 'file:r.db?mode=ro' },
    'DATABASE_FILE is "file:r.db?mode=ro"; expected the path of a file.',
  ],
  [
    { DATABASE_URL: 'postgres://h/d', DATABASE_FILE: 'f' },
    'DATABASE_FILE and DATABASE_URL are both set; expected one of them.',
  ],
  [
    { DATABASE_URL: 'mysql://u:password@h/d' },
    'DATABASE_URL is no PostgreSQL URL; expected postgres://user:password@host:5432/database.',
  ],
])('%o stops the start with a line that names the variable', (env, message) => {
  expect(() => readConfig(env)).toThrow(new ConfigError(message));
});

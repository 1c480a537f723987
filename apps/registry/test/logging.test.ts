import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { loggerOptions } from '../src/http/logging.ts';
import { vendors } from '../src/vendors/index.ts';

const names = [
  'authorization',
  'Authorization',
  'client_secret',
  'secret',
  '_clientSecret',
  'registration_access_token',
];

function log(write: (log: ReturnType<typeof Fastify>['log']) => void): string {
  const lines: string[] = [];
  const secretFields = vendors.flatMap((vendor) => vendor.secretFields);
  const stream = { write: (line: string) => void lines.push(line) };
  const app = Fastify({ logger: loggerOptions('trace', secretFields, stream) });
  write(app.log);
  return lines.join('');
}

test.each(names)('%s is redacted at every depth that is logged', (name) => {
  const deep = {
    [name]: 'canary',
    a: { [name]: 'canary', b: { [name]: 'canary', c: { [name]: 'canary' } } },
  };
  const text = log((logger) => logger.error(deep, 'told too much'));
  expect(text).not.toContain('canary');
  expect(text.match(/\[redacted\]/g)).toHaveLength(4);
});

test("a database's error is logged by code and cause, without the row that it quotes", () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Failing row: canary' });
  const text = log((logger) => logger.error({ err: new Error('The database failed.', { cause }) }, 'failed'));
  expect(text).toMatch(/The database failed\..*23505/);
  expect(text).not.toContain('canary');
});

test('of a request, its query and headers are not logged', () => {
  const request = { method: 'GET', url: '/x?token=canary', ip: '127.0.0.1', headers: { cookie: 'canary' } };
  const text = log((logger) => logger.info({ req: request }, 'answered'));
  expect(text).toContain('"path":"/x"');
  expect(text).not.toContain('canary');
});

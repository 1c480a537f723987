import { expect, test } from 'vitest';
import { readSettings } from '../src/settings.ts';

const access = { hosts: [], origins: [] };
const flags = { stateful: false, verbose: false, help: false, version: false };
const defaults = { port: 4010, host: 'localhost', access, ...flags };

test.each([
  [{}, [], {}],
  [{ PORT: '', HOST: '' }, [], {}],
  [{ PORT: '5010', HOST: '0.0.0.0' }, [], { port: 5010, host: '0.0.0.0' }],
  [{ PORT: '5010' }, ['--port', '0', '--host', '::1'], { port: 0, host: '::1' }],
  [{}, ['--verbose', '--help', '--root', 'x'], { verbose: true, help: true, root: 'x' }],
  [{}, ['--stateful', '--version'], { stateful: true, version: true }],
  [{}, ['--contract', 'a.yaml', '--contract=b=c.json'], { contracts: ['a.yaml', 'b=c.json'] }],
  [
    { MOCK_ALLOWED_HOSTS: 'mocks.test, 10.0.0.1', MOCK_ALLOWED_ORIGINS: 'https://app.test' },
    [],
    { access: { hosts: ['mocks.test', '10.0.0.1'], origins: ['https://app.test'] } },
  ],
  [
    { MOCK_ALLOWED_HOSTS: 'a.test', MOCK_ALLOWED_ORIGINS: 'null' },
    ['--allow-host', 'b.test,c.test', '--allow-host', 'd.test', '--allow-origin', 'http://app.test:3000'],
    { access: { hosts: ['b.test', 'c.test', 'd.test'], origins: ['http://app.test:3000'] } },
  ],
])('reads %j %j', (env, args, expected) => {
  expect(readSettings(args, env)).toEqual({ ...defaults, ...expected });
});

test.each([
  [{ PORT: 'abc' }, [], 'PORT must be a whole number from 0 to 65535, not "abc".'],
  [{ PORT: '70000' }, [], 'PORT must be a whole number from 0 to 65535, not "70000".'],
  [{ PORT: '-1' }, [], 'PORT must be a whole number from 0 to 65535, not "-1".'],
  [{ PORT: '40.5' }, [], 'PORT must be a whole number from 0 to 65535, not "40.5".'],
  [{}, ['--port', ''], '--port must be a whole number from 0 to 65535, not "".'],
  [{ HOST: 'no host' }, [], 'HOST must be an IP address or a host name, not "no host".'],
  [{ HOST: 'http://x' }, [], 'HOST must be an IP address or a host name, not "http://x".'],
  [{}, ['--loud'], "Unknown option '--loud'. See --help."],
  [{}, ['stray'], "Unexpected argument 'stray'."],
  [{}, ['--contract', ''], '--contract must be a file or a name, not "".'],
  [{}, ['--allow-host', 'a:80'], '--allow-host must list host names without a port, not "a:80".'],
  [{ MOCK_ALLOWED_ORIGINS: 'null' }, [], 'MOCK_ALLOWED_ORIGINS must list origins such as'],
  [{}, ['--allow-origin', 'https://app.test/'], 'not "https://app.test/".'],
])('refuses %j %j', (env, args, message) => {
  expect(() => readSettings(args, env)).toThrow(message);
});

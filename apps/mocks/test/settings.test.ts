import { expect, test } from 'vitest';
import { readSettings } from '../src/settings.ts';

const defaults = { port: 4010, host: 'localhost', verbose: false, help: false };

test.each([
  [{}, [], {}],
  [{ PORT: '', HOST: '' }, [], {}],
  [{ PORT: '5010', HOST: '0.0.0.0' }, [], { port: 5010, host: '0.0.0.0' }],
  [{ PORT: '5010' }, ['--port', '0', '--host', '::1'], { port: 0, host: '::1' }],
  [{}, ['--verbose', '--help', '--root', 'x'], { verbose: true, help: true, root: 'x' }],
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
])('refuses %j %j', (env, args, message) => {
  expect(() => readSettings(args, env)).toThrow(message);
});

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { freePort } from '@clientele/contract-testing/free-port';
import { posix, runsHere } from '@clientele/contract-testing/runs-here';
import { readRegister } from '@clientele/openapi/register';
import { describe, expect, test } from 'vitest';
import { fixtures, loopbacks, occupy, type Program, run, sendRaw } from './helpers.ts';

const READY = 'dynamic=true';
const hasPosix = runsHere(posix);
const withFixtures = ['--root', fixtures];

const register = await readRegister(resolve(import.meta.dirname, '../../..'));
const imported = register.filter(({ level }) => level === 'imported').map(({ name }) => name);
/** An imported contract need not have an example of each value that a call takes. */
const isOfHouse = (command: string) => !imported.some((name) => command.includes(`/${name}/`));

/** The ports in the program's output: the gateway's, then the vendors'. */
function portsIn(output: string): number[] {
  const [, gateway = ''] = output.match(/^http:\/\/localhost:(\d+)\/ /) ?? [];
  const [, others = ''] = output.match(/ alone on port ([\d, ]+)/) ?? [];
  return [gateway, ...others.split(', ')].map(Number);
}

describe.runIf(hasPosix).each(['SIGINT', 'SIGTERM'] as const)('on %s', (signal) => {
  test('ends with code 0 and frees every port, whatever is under way; its curl commands worked', async () => {
    const first = await freePort(4);
    const program = await run(withFixtures, { PORT: String(first) }, READY);
    expect(portsIn(program.output())).toEqual([first, first + 1, first + 2]);
    expectCurlsToWork(program);
    const unfinished = 'PATCH /kettles/k-1 HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{';
    const cut = sendRaw(first + 1, [unfinished]).catch((error: Error) => error.message);
    await fetch(`http://localhost:${first}/`);
    program.child.kill(signal);
    expect(await program.exit).toBe(0);
    expect(await cut).toContain('No HTTP answer');
    for (const port of portsIn(program.output())) (await occupy(port)).close();
  });
});

test.each(loopbacks)('names a port that is in use on %s, and closes the others', async (host) => {
  const first = await freePort(4);
  const occupied = await occupy(first + 2, host);
  const program = await run(withFixtures, { PORT: String(first) });
  expect(await program.exit).toBe(1);
  expect(program.output()).toBe(
    `Port ${first + 2} (${host}) is in use. Choose another, such as PORT=${first + 1002}.\n`,
  );
  occupied.close();
  (await occupy(first)).close();
});

test.each([
  ['a bad setting', { PORT: 'abc' }, [], 'PORT must be a whole number from 0 to 65535, not "abc".'],
  [
    'an address of another machine',
    { HOST: '192.0.2.1' },
    [],
    'HOST "192.0.2.1" is no address of this machine',
  ],
  ['a missing register', {}, ['--root', '/nowhere'], 'The register of contracts is no good: ENOENT'],
])('says %s in one line and ends with code 1', async (_, env, args, message) => {
  const program = await run([...withFixtures, ...args], { PORT: '0', ...env });
  expect(program.output()).toContain(message);
  expect(program.output().trim().split('\n')).toHaveLength(1);
  expect(await program.exit).toBe(1);
});

test('explains itself', async () => {
  const program = await run(['--help']);
  expect(program.output()).toContain('--verbose');
  expect(await program.exit).toBe(0);
});

describe.each([
  [[], false],
  [['--verbose'], true],
])('with %j', (args, isVerbose) => {
  test(`answers on every address of localhost, and prints of a request: ${isVerbose}`, async () => {
    const program = await run([...withFixtures, '--port', '0', ...args], {}, READY);
    const [port = 0] = portsIn(program.output());
    const request = 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
    for (const host of loopbacks) {
      expect(await sendRaw(port, [request], { host })).toMatchObject({ status: 200 });
    }
    await fetch(`http://localhost:${port}/kettle/kettles?secret=hush`);
    program.child.kill();
    await program.exit;
    expect(/GET \/kettle\/kettles 200 [\d.]+ ms\n$/.test(program.output())).toBe(isVerbose);
    expect(program.output()).not.toContain('hush');
  });
});

test.runIf(hasPosix)(
  'with the register, prints curl commands that get a 2xx answer when pasted',
  async () => {
    const program = await run(['--port', '0'], {}, READY);
    expectCurlsToWork(program);
    program.child.kill();
    await program.exit;
  },
);

function expectCurlsToWork({ output }: Program): void {
  expect(() => execFileSync('curl', ['--version']), 'this test needs curl').not.toThrow();
  const commands = output().match(/curl .*$/gm);
  expect(commands, output()).not.toBeNull();
  const [, contracts] = output().match(/answers for (\d+) contracts/) ?? [];
  expect(commands).toHaveLength(Number(contracts));
  const statuses = (commands ?? []).filter(isOfHouse).map((command) =>
    execFileSync('sh', ['-c', `${command} -sS -o /dev/null -w '%{http_code} %header{sl-violations}'`], {
      encoding: 'utf8',
    }),
  );
  for (const status of statuses) expect(status).toMatch(/^2\d\d /);
  expect(statuses).not.toEqual([]);
}

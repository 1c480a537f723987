import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { locatedPrograms, promised } from '../src/programs.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = await mkdtemp(join(tmpdir(), 'clientele-example-'));
afterAll(() => rm(folder, { recursive: true }));

it('npm run example runs the programs of the README as they stand', async () => {
  const programs = locatedPrograms(await readFile(join(root, 'README.md'), 'utf8'));
  const { code, stdout } = await start('npm', ['run', 'example']);
  const blocks = programs.map(({ line, code }) =>
    [`README.md:${line}`, ...promised(code), '', ''].join('\n'),
  );
  expect(blocks.length).toBeGreaterThan(1);
  expect(stdout.slice(stdout.indexOf('README.md:'))).toBe(blocks.join(''));
  expect(code).toBe(0);
});

it('runs a file of one’s own, on the mocks that are there already', async () => {
  await using gateway = await serve(JSON.stringify({ vendors: {} }));
  const file = await write(`
    const answer: Response = await fetch('http://localhost:4010/');
    console.log(await answer.text());`);
  const { stdout } = await example([file], gateway.port);
  expect(stdout).toBe(`${file}:1\n{"vendors":{}}\n\n`);
});

it('fails when a program does', async () => {
  const { code, stderr } = await example([await write('throw new Error("a bug in it");')]);
  expect(code).toBe(1);
  expect(stderr).toContain('a bug in it');
});

it.each([
  [['no-such-guide'], 'There is no example "no-such-guide". Expected nothing, for the README; a guide: '],
  [[], 'is in use. Choose another, such as PORT='],
])('says what to do: %j', async (args, message) => {
  await using other = await serve('not the mocks');
  const { code, stdout, stderr } = await example(args, other.port);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

/** The program behind the command. */
function example(args: readonly string[], port = 0) {
  return start(process.execPath, [join(root, 'packages/examples/src/main.ts'), ...args], port);
}

function start(program: string, args: readonly string[], port = 0) {
  const env = { ...process.env, PORT: String(port) };
  const ran = promisify(execFile)(program, args, { cwd: root, env, shell: process.platform === 'win32' });
  return ran.then(
    (output) => ({ code: 0, ...output }),
    // What execFile rejects with.
    (failed: { code: number; stdout: string; stderr: string }) => failed,
  );
}

async function serve(answer: string): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((_request, response) => response.end(answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // An IP listener's address is never a string.
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: async () => void server.close().closeAllConnections() };
}

async function write(code: string): Promise<string> {
  const file = join(folder, 'own.ts');
  await writeFile(file, code);
  return file;
}

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { posix, runsHere } from '@clientele/contract-testing/runs-here';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import { vendors } from '../src/vendors/index.ts';

const main = join(import.meta.dirname, '../src/main.ts');
const testOfPrograms = test.runIf(runsHere(posix));
/** What the program may not read its settings from, and what has been compiled of it before. */
const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
const inherited = { PATH, NODE_COMPILE_CACHE };
const started = new Set<ChildProcess>();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-process-'));
});
afterEach(() => {
  for (const process of started) process.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Running {
  readonly url: string;
  readonly output: () => string;
  readonly exit: Promise<unknown[]>;
  readonly signal: (name: 'SIGINT' | 'SIGTERM') => void;
}

/** Starts `registry serve` and waits until it is ready, or until it has ended. */
async function serve(file: string, args: string[] = [], env: Record<string, string> = {}): Promise<Running> {
  const variables = { ...inherited, PORT: '0', DATABASE_FILE: join(folder, file), ...env };
  const child = spawn(process.execPath, [main, 'serve', ...args], { env: variables });
  started.add(child);
  const exit = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  void exit.then(() => started.delete(child));
  while (!/^Registry: /m.test(output) && child.exitCode === null) await sleep(20);
  await sleep(args.length > 0 ? 50 : 0);
  const [, url = ''] = /^Registry: (\S+)/m.exec(output) ?? [];
  return { url, output: () => output, exit, signal: (name) => void child.kill(name) };
}

function curlsOf(output: string): string[] {
  return output.split('\n').filter((line) => line.startsWith('curl '));
}

function statusOf(curl: string): string {
  return execFileSync('sh', ['-c', `${curl} -s -o /dev/null -w '%{http_code}'`], { encoding: 'utf8' });
}

testOfPrograms('--demo prints a curl per vendor that works when pasted, also after a restart', async () => {
  const first = await serve('demo.db', ['--demo']);
  const curls = curlsOf(first.output());
  expect(curls).toHaveLength(vendors.length);
  expect(curls.map(statusOf)).toEqual(vendors.map(() => '200'));
  first.signal('SIGTERM');
  expect(await first.exit).toEqual([0, null]);
  const again = await serve('demo.db', ['--demo'], { PORT: new URL(first.url).port });
  expect(curlsOf(again.output()).map(statusOf)).toEqual(vendors.map(() => '200'));
  // The former tokens are revoked, and shown nowhere again.
  expect(curls.map(statusOf)).toEqual(vendors.map(() => '401'));
  expect(first.output()).not.toMatch(/\{.*clr_/);
});

testOfPrograms.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with code 0', async (name) => {
  const running = await serve('signal.db');
  running.signal(name);
  expect(await running.exit).toEqual([0, null]);
});

testOfPrograms('a second signal ends it at once', async () => {
  const running = await serve('twice.db', [], { SHUTDOWN_TIMEOUT_MS: '30000', REQUEST_TIMEOUT_MS: '30000' });
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
  socket.on('error', () => undefined).write('PATCH /buddy/x HTTP/1.1\r\n');
  await sleep(200);
  running.signal('SIGTERM');
  await sleep(200);
  running.signal('SIGTERM');
  expect(await running.exit).toEqual([null, 'SIGTERM']);
});

test('a port in use is one line and code 1', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  // A server that listens on a TCP port has an address of this form.
  const { port } = holder.address() as AddressInfo;
  const second = await serve('two.db', [], { PORT: String(port) });
  holder.close();
  expect(await second.exit).toEqual([1, null]);
  expect(second.output()).toBe(`Port ${port} of 127.0.0.1 is in use; set PORT to another one.\n`);
});

test('a bad value is one line that names it, and code 2', async () => {
  const running = await serve('bad.db', [], { REQUEST_TIMEOUT_MS: 'soon' });
  expect(await running.exit).toEqual([2, null]);
  expect(running.output()).toBe(
    'REQUEST_TIMEOUT_MS is "soon"; expected a whole number from 100 to 120000.\n',
  );
});

test('a slow reader of a pipe gets all of it, and one that leaves ends it quietly', async () => {
  const file = join(folder, 'many.db');
  const store = await openStore({ kind: 'sqlite', file, timeoutMs: 5000 });
  const at = new Date('2026-03-01T12:00:00Z');
  const rest = { vendor: 'buddy', record: {}, secretHashes: {}, related: [], tokens: [], at };
  await store.addClients(Array.from({ length: 2000 }, (_, index) => ({ ...rest, id: `client-${index}` })));
  await store.close();
  const list = `'${process.execPath}' '${main}' clients list --json`;
  const sh = (command: string) =>
    spawnSync('sh', ['-c', command], {
      env: { ...inherited, DATABASE_FILE: file },
      encoding: 'utf8',
      maxBuffer: 10_000_000,
    });
  expect(JSON.parse(sh(`${list} | (sleep 1; cat)`).stdout)).toHaveLength(2000);
  expect(sh(`(${list}; echo "ended with $?" >&2) | head -c 1`)).toMatchObject({
    stdout: '[',
    stderr: 'ended with 0\n',
  });
});

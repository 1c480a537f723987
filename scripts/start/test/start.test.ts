import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '@clientele/contract-testing/free-port';
import { posix, runsHere } from '@clientele/contract-testing/runs-here';
import { readRegister } from '@clientele/openapi/register';
import { vendors } from '@clientele/registry';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const contracts = await readRegister(root);
const imported = contracts.filter(({ level }) => level === 'imported').map(({ name }) => name);
/** Such a contract need not have an example of each value that a call takes. */
const isImported = (line: string) => imported.some((name) => line.includes(`/${name}/`));
const folder = mkdtempSync(join(tmpdir(), 'clientele-start-'));
const hasPosix = runsHere(posix);
let started: ChildProcess | undefined;

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(() => {
  if (started?.pid && started.exitCode === null && started.signalCode === null)
    process.kill(-started.pid, 'SIGKILL');
});

/** A real command in a process group of its own, its output so far at hand. */
function run(command: string, args: string[], variables: Record<string, string>) {
  let text = '';
  const env = { ...process.env, DATABASE_FILE: join(folder, `${command}.db`), ...variables };
  const child = spawn(command, args, { cwd: root, env, detached: true });
  child.stdout.on('data', (chunk: Buffer) => (text += chunk));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk));
  started = child;
  return { child, output: () => text };
}

function npmStart(port: number) {
  return run('npm', ['start'], { PORT: String(port), REGISTRY_PORT: '0' });
}

function expectCurlsToWork(lines: readonly string[]): void {
  for (const line of lines) {
    const curl = line.slice(line.indexOf('curl '));
    const silently = `${curl} --silent --output /dev/null --write-out '%{http_code}'`;
    expect(`${curl} ${execFileSync('sh', ['-c', silently])}`).toBe(`${curl} 200`);
  }
}

async function until<T>(what: () => T | undefined | false, output: () => string): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const value = what();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`Not within a minute. Output so far:\n${output()}`);
}

describe.runIf(hasPosix)('npm start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints curls that work, and %s leaves no process and no port behind',
    async (signal) => {
      const port = await freePort(contracts.length + 1);
      const { child, output } = npmStart(port);
      const lines = await until(() => {
        const found = output().match(/^.*curl .*$/gm);
        return output().includes('Ctrl-C') && found ? found : undefined;
      }, output);
      for (const { name } of contracts) expect(output()).toContain(`http://localhost:${port}/${name}`);
      // One of each mock, and one of each vendor that the registry serves.
      expect(lines).toHaveLength(contracts.length + vendors.length);
      expectCurlsToWork(lines.filter((line) => !isImported(line)));

      const { pid = 0 } = child;
      process.kill(pid, signal);
      await once(child, 'exit');
      await until(() => groupIsEmpty(pid), output);
      for (const offset of contracts.keys())
        await expect(fetch(`http://localhost:${port + offset}`)).rejects.toThrow();
    },
    90_000,
  );

  it('says which port is in use and how to choose another', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { child, output } = npmStart(port);
    const [code] = await once(child, 'exit');
    blocker.close();
    expect(code).toBe(1);
    const message = output()
      .split('\n')
      .filter((line) => line.includes(String(port)));
    expect(message).toHaveLength(1);
    expect(message[0]).toContain('PORT=');
  });
});

describe.runIf(hasPosix)('pnpm registry serve --demo', () => {
  it('prints curls that work', async () => {
    const { child, output } = run('pnpm', ['registry', 'serve', '--demo'], {
      PORT: String(await freePort()),
    });
    const lines = await until(() => {
      const found = output().match(/^.*curl .*$/gm);
      return found?.length === vendors.length ? found : undefined;
    }, output);
    expectCurlsToWork(lines);
    const { pid = 0 } = child;
    process.kill(-pid, 'SIGTERM');
    await until(() => groupIsEmpty(pid), output);
  });
});

function groupIsEmpty(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return false;
  } catch {
    // ESRCH: no process is left in the group.
    return true;
  }
}

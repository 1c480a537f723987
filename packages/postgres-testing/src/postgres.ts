import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@clientele/contract-testing/free-port';
import { Client } from 'pg';
import { findBinaries } from './binaries.ts';

/** A PostgreSQL cluster of its own, in a temporary folder. */
export interface PostgresCluster {
  readonly version: string;
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  /** kill -9 of the server, as a crash would. */
  kill(): Promise<void>;
  /** Starts the server again, on the same port and data. */
  start(): Promise<void>;
  /** Stops the server's processes without ending them, as a frozen machine would; `thaw` undoes it. */
  freeze(): void;
  thaw(): void;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

const ATTEMPTS = 400;

/**
 * Starts PostgreSQL on a free port of 127.0.0.1. It refuses to run as root, so root runs it as `nobody`.
 *
 * @example
 * ```ts
 * const cluster = await startPostgres();
 * const url = await cluster.createDatabase();
 * await cluster.stop();
 * ```
 */
export async function startPostgres(): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-postgres-'));
  if (process.getuid?.() === 0) chownSync(folder, idOf('-u'), idOf('-g'));
  const { bin, version } = await findBinaries(folder, asNobody);
  const data = join(folder, 'data');
  run(
    bin('initdb'),
    ['-D', data, '-U', 'registry', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    folder,
  );
  const port = await freePort();
  const urlOf = (database: string) => `postgres://registry@127.0.0.1:${port}/${database}`;
  let server: ChildProcess | undefined;
  let databases = 0;

  const start = async () => {
    // A process that is killed loses nothing by these two, only a machine that is.
    const settings = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      'max_connections=60',
      'fsync=off',
      'full_page_writes=off',
    ];
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
    const [command, rest] = asNobody(bin('postgres'), args);
    server = spawn(command, rest, { cwd: folder, stdio: 'ignore' });
    process.once('exit', killAtExit);
    await untilReady(urlOf('postgres'));
  };
  const end = async (signal: 'SIGKILL' | 'SIGQUIT') => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
    process.off('exit', killAtExit);
  };
  const killAtExit = () => void server?.kill('SIGKILL');
  const signalAll = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of [server?.pid, ...childrenOf(server?.pid)]) if (pid) process.kill(pid, signal);
  };

  await start();
  return {
    version,
    start,
    kill: () => end('SIGKILL'),
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    createDatabase: async () => {
      databases += 1;
      const name = `registry_${databases}`;
      await query(urlOf('postgres'), `CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs SQL on a database, past the registry. */
export async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  // A server that is killed breaks idle connections too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await query(url, 'SELECT 1');
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw new Error('PostgreSQL did not get ready.', { cause: error });
    }
    await sleep(25);
  }
}

function asNobody(command: string, args: readonly string[]): [command: string, args: string[]] {
  if (process.getuid?.() !== 0) return [command, [...args]];
  return [
    'setpriv',
    ['--pdeathsig=INT', '--reuid=nobody', `--regid=${idOf('-g')}`, '--clear-groups', command, ...args],
  ];
}

function run(command: string, args: readonly string[], cwd: string): void {
  const [program, rest] = asNobody(command, args);
  execFileSync(program, rest, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
}

function childrenOf(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const processes = listed.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return processes.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}

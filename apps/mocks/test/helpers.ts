import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Mocks, type MocksOptions, startMocks } from '../src/index.ts';

export const fixtures = join(import.meta.dirname, 'fixtures');

export function startFixtures(options: MocksOptions = {}): Promise<Mocks> {
  return startMocks({ root: fixtures, port: 0, ...options });
}

export function occupy(port: number, host = '127.0.0.1'): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, host, () => resolve(server));
  });
}

/** The loopback addresses of this machine; containers often have no IPv6. */
export const loopbacks = await occupy(0, '::1').then(
  (server) => {
    server.close();
    return ['127.0.0.1', '::1'];
  },
  () => ['127.0.0.1'],
);

export function portOf(url: string): number {
  return Number(new URL(url).port);
}

export type WireAnswer = { status: number; head: string; body: string };

/** Sends bytes as they are, in the given pieces, and gives the first answer; fails if there is none. */
export async function sendRaw(
  port: number,
  pieces: (string | Buffer)[],
  { hangUp = false, host = '127.0.0.1' } = {},
): Promise<WireAnswer> {
  const socket = connect(port, host);
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(Buffer.from(chunk)));
  socket.on('error', () => {}); // a reset after the answer; without an answer the next line fails
  socket.setTimeout(60_000, () => socket.destroy());
  for (const piece of pieces) socket.write(piece);
  if (hangUp) socket.end();
  await once(socket, 'close');
  const text = Buffer.concat(received).toString();
  const [, status, head = '', body = ''] = /^HTTP\/1.1 (\d+)(.*?)\r\n\r\n(.*)$/s.exec(text) ?? [];
  if (status === undefined) throw new Error(`No HTTP answer within a minute, but: "${text}"`);
  return { status: Number(status), head: head.toLowerCase(), body };
}

export type Program = { child: ChildProcess; output: () => string; exit: Promise<number | null> };

/** Runs the program; with `until`, waits for that text. */
export async function run(args: string[], env = {}, until?: string): Promise<Program> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts'), ...args], {
    env: { ...process.env, PORT: '', HOST: '', ...env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let text = '';
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
      if (until && text.includes(until)) resolve();
    });
  }
  const exit = once(child, 'close').then(([code]): number | null => code);
  await (until ? Promise.race([ready, exit]) : exit);
  return { child, output: () => text, exit };
}

import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { binaryOf, environment } from './runtimes.ts';

/** A Worker that may call this machine, which a deployed one may not. */
const config = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "consumer", worker = (
      modules = [(name = "worker", esModule = embed "worker.mjs")],
      compatibilityDate = "2026-11-01",
    )),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "consumer")],
);
`;

/** Runs a Worker in Cloudflare's runtime and gives what its `fetch` handler answers, as JSON. */
export async function runInWorkerd(script: string, folder: string): Promise<unknown> {
  await writeFile(join(folder, 'worker.mjs'), script);
  await writeFile(join(folder, 'workerd.capnp'), config);
  const options = ['serve', '--control-fd=3', 'workerd.capnp'];
  const server = spawn(await binaryOf('workerd'), options, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [server.stdout, server.stderr]) output?.on('data', (data) => (said += data));
  try {
    const port = await new Promise<number>((resolve, reject) => {
      // The fourth stream is a pipe that only the server writes to.
      const control = server.stdio[3] as Readable;
      control.once('data', (line) => resolve(JSON.parse(String(line)).port));
      server.once('error', reject);
      server.once('exit', (code) => reject(new Error(`workerd ended with ${code}: ${said}`)));
    });
    const response = await fetch(`http://127.0.0.1:${port}/`);
    const text = await response.text();
    if (!response.ok || said) throw new Error(`workerd answered ${response.status}: ${text}\n${said}`);
    return JSON.parse(text);
  } finally {
    server.kill();
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The app that somebody develops: a page of an origin of its own, which has the published helper. */
export interface App extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
}

/** Its page is empty; what it does, a test evaluates in it. */
export async function serveApp(): Promise<App> {
  const client = await bundled(join(import.meta.dirname, '../../src/control/client.ts'));
  const server = createServer(({ url }, response) => {
    const isClient = url === '/control.js';
    response.setHeader('content-type', isClient ? 'text/javascript' : 'text/html');
    response.end(isClient ? client : '<!doctype html><link rel="icon" href="data:,"><title>App</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    port,
    url: `http://localhost:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  return outputFiles[0]?.text ?? '';
}

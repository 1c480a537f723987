import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parentPort, workerData } from 'node:worker_threads';

/** What the main thread is told: where the server is, or of a request that is not the first one again. */
export type Told = { readonly port: number } | { readonly expected: string; readonly received: string };

// In a thread of its own, so that no client is charged with it. Every answer is the same.
const tell = (told: Told) => parentPort?.postMessage(told);
let expected: string | undefined;

const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  const received = [method, url, headers.authorization, headers['content-type'], await text(request)].join(
    ' ',
  );
  expected ??= received;
  if (received !== expected) tell({ expected, received });
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(workerData);
});
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port })); // Never a string for an IP listener.

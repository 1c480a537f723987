import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parentPort, workerData } from 'node:worker_threads';

// In a thread of its own, so that no client is charged with it. Every answer is the same, unless a
// request is not the first one again.
let expected: string | undefined;

const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  const received = `${method} ${url} ${headers.authorization} ${headers['content-type']} ${await text(request)}`;
  expected ??= received;
  if (received === expected) response.writeHead(200, { 'Content-Type': 'application/json' }).end(workerData);
  else response.writeHead(400).end(JSON.stringify({ expected, received }));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // Never a string for an IP listener.
  parentPort?.postMessage(port);
});

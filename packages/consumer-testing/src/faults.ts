import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a client is to make of each fault; the first part of a URL's path chooses it. */
export const kinds = {
  redirect: 'undocumented',
  reset: 'network',
  hang: 'timeout',
  busy: 'success',
} as const;

/** A server that misbehaves. */
export interface Faults extends AsyncDisposable {
  readonly url: string;
}

/** Starts it; pages of every origin may read what it answers. */
export async function startFaults(): Promise<Faults> {
  const busy = new Set<string>();
  const server = createServer((request, response) => {
    const { url = '', method } = request;
    const [, fault] = url.split('/');
    for (const subject of ['Origin', 'Headers', 'Methods']) {
      response.setHeader(`Access-Control-Allow-${subject}`, '*');
    }
    if (method === 'OPTIONS') response.end();
    else if (fault === 'redirect') response.writeHead(307, { Location: '/followed' }).end();
    else if (fault === 'reset') request.socket.destroy();
    else if (fault === 'busy' && !busy.has(url)) {
      busy.add(url);
      response.writeHead(503, { 'Retry-After': '0' }).end('{}');
    } else if (fault !== 'hang') response.end('{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // An IP listener's address is never a string.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

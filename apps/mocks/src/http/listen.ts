import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MockError } from '../errors.ts';
import { refuseBrokenHttp } from './broken-http.ts';

/** An open port; disposing of it cuts off the requests that are under way. */
export type Listener = AsyncDisposable & {
  port: number;
  /** Takes no more requests; those that are under way are answered. */
  stop(): void;
};

/**
 * Opens a port. For `localhost` that is the port of both loopback addresses: browsers and curl may
 * resolve the name to `::1` or to `127.0.0.1`, and nobody else on the network gets in.
 *
 * @example
 * ```ts
 * await using listener = await listen(handle, 'localhost', 0);
 * ```
 */
export async function listen(
  handle: RequestListener,
  host: string,
  port: number,
  attempts = 5,
): Promise<Listener> {
  await using servers = new AsyncDisposableStack();
  const opened: Server[] = [];
  let chosen = port;
  try {
    for (const address of host === 'localhost' ? ['127.0.0.1', '::1'] : [host]) {
      const server = await open(handle, address, chosen);
      if (!server) continue;
      opened.push(server);
      servers.defer(() => close(server));
      chosen = (server.address() as AddressInfo).port; // a TCP server that listens has one
    }
  } catch (error) {
    // A free port of one address can be taken on the other.
    if (port === 0 && attempts > 1) return await listen(handle, host, 0, attempts - 1);
    throw error;
  }
  const kept = servers.move();
  const stop = () => {
    for (const server of opened) server.close();
  };
  return { port: chosen, stop, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Gives `undefined` where the machine has no IPv6. */
function open(handle: RequestListener, host: string, port: number): Promise<Server | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Server | undefined>();
  const server = createServer(handle);
  server.on('clientError', refuseBrokenHttp);
  server.once('error', (error: NodeJS.ErrnoException) => {
    const lacksIPv6 = host === '::1' && /^(EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(error.code ?? '');
    if (lacksIPv6) resolve(undefined);
    else reject(unavailable(error, host, port));
  });
  server.listen(port, host, () => resolve(server));
  return promise;
}

function unavailable(error: NodeJS.ErrnoException, host: string, port: number): MockError {
  const other = port > 60_000 ? 4010 : port + 1000;
  const advice = `Choose another, such as PORT=${other}.`;
  if (error.code === 'EADDRINUSE') {
    return new MockError('PORT_UNAVAILABLE', `Port ${port} (${host}) is in use. ${advice}`, error);
  }
  if (error.code === 'EACCES') {
    return new MockError('PORT_UNAVAILABLE', `Port ${port} needs more rights. ${advice}`, error);
  }
  const message = `HOST ${JSON.stringify(host)} is no address of this machine (${error.code}).`;
  return new MockError('HOST_UNAVAILABLE', message, error);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { MockError } from '../errors.ts';

/** An open port. */
export interface Listener {
  readonly port: number;
  /** Takes no more requests; those that are under way are answered. */
  stop(): void;
  /** Cuts off the requests that are under way. */
  close(): Promise<void>;
}

/** Where to listen, and how many milliseconds a request may take to arrive. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly patience: number;
}

/**
 * Opens a port for an app. For `localhost` that is the port of both loopback addresses: browsers and curl
 * may resolve the name to `::1` or to `127.0.0.1`, and nobody else on the network gets in. Fastify would
 * do without the second address where it is in use.
 *
 * @throws {MockError} when the port or the host is no good
 * @example
 * ```ts
 * const listener = await listen(app, { host: 'localhost', port: 0, patience: 10_000 });
 * ```
 */
export async function listen(app: FastifyInstance, options: ListenOptions, attempts = 5): Promise<Listener> {
  const { host, port } = options;
  await app.ready();
  const opened: Server[] = [];
  let chosen = port;
  try {
    for (const address of host === 'localhost' ? ['127.0.0.1', '::1'] : [host]) {
      const server = await open(app, address, chosen, options.patience);
      if (!server) continue;
      opened.push(server);
      chosen = (server.address() as AddressInfo).port; // a TCP server that listens has one
    }
  } catch (error) {
    await Promise.all(opened.map(close));
    // A free port of one address can be taken on the other.
    if (port === 0 && attempts > 1) return listen(app, options, attempts - 1);
    throw error;
  }
  return {
    port: chosen,
    stop() {
      for (const server of opened) server.close();
    },
    close: async () => {
      await Promise.all(opened.map(close));
      await app.close();
    },
  };
}

/** Gives `undefined` where the machine has no IPv6. */
async function open(
  app: FastifyInstance,
  host: string,
  port: number,
  patience: number,
): Promise<Server | undefined> {
  const server = createServer({
    requestTimeout: patience,
    headersTimeout: patience,
    connectionsCheckingInterval: Math.min(1000, Math.ceil(patience / 3)),
    keepAliveTimeout: 72_000,
  });
  for (const event of ['request', 'clientError']) {
    server.on(event, (...given: unknown[]) => app.server.emit(event, ...given));
  }
  try {
    await once(server.listen(port, host), 'listening');
    return server;
  } catch (cause) {
    const error = cause as NodeJS.ErrnoException; // what a server emits
    if (host === '::1' && /^(EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(error.code ?? '')) return undefined;
    throw unavailable(error, host, port);
  }
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

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

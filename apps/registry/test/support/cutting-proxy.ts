import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between the registry and its database. */
export interface CuttingProxy {
  /** The same URL, through the proxy. */
  rewrite(url: string): string;
  /** Passes these words on to the database, then cuts that connection before its answer; with `stayDown`, for good. */
  cutAfter(words: string, stayDown: boolean): void;
  close(): Promise<void>;
}

/** Forwards to a port of 127.0.0.1 until it is told to cut. */
export async function startProxy(target: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let cut: { words: string; stayDown: boolean } | undefined;
  let isDown = false;
  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near
      .on('end', () => far.end())
      .on('data', (chunk) => {
        far.write(chunk);
        if (cut === undefined || !chunk.includes(cut.words)) return;
        isDown = cut.stayDown;
        cut = undefined;
        // The database must have read it all: it is the database that ends this connection.
        near.destroy();
        far.end();
      });
    far.on('data', (chunk) => void (near.destroyed || near.write(chunk)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a TCP port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    rewrite: (url) => Object.assign(new URL(url), { port: String(port) }).href,
    cutAfter: (words, stayDown) => {
      cut = { words, stayDown };
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

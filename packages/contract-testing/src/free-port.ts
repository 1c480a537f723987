import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

const attempts = 50;

/**
 * Finds ports of this machine that are free and in a row. They lie below the range from which systems
 * take ports for outgoing connections, so that none is gone by the time a program listens on it.
 *
 * @returns the first of them
 */
export async function freePort(row = 1): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const first = 12_000 + Math.floor(Math.random() * 20_000);
    if (await areFree(Array.from({ length: row }, (_, index) => first + index))) return first;
  }
  throw new Error(`Found no ${row} free ports in a row in ${attempts} attempts.`);
}

async function areFree(ports: readonly number[]): Promise<boolean> {
  const servers: Server[] = [];
  try {
    for (const port of ports) {
      const server = createServer().listen(port);
      servers.push(server);
      await once(server, 'listening');
    }
    return true;
  } catch {
    return false;
  } finally {
    await Promise.all(servers.filter((one) => one.listening).map((one) => once(one.close(), 'close')));
  }
}

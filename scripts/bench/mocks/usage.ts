import { channel } from 'node:diagnostics_channel';

// Loaded into each process that is measured, before its program: the same for all of them.

/** What a process has used since it began. */
export interface Usage {
  /** User and system time of all its threads, in microseconds. */
  readonly cpu: number;
  /** Resident memory, in bytes. */
  readonly memory: number;
}

/** What a process says: where it listens, and on any message what it has used. */
export type Said = { readonly port: number } | Usage;

const say = (said: Said) => process.send?.(said);

channel('tracing:net.server.listen:asyncEnd').subscribe((listening) => {
  const { server } = listening as { server: import('node:net').Server }; // what Node publishes there
  const address = server.address();
  if (typeof address === 'object' && address) say({ port: address.port });
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  say({ cpu: user + system, memory: process.memoryUsage.rss() });
});
process.channel?.unref();

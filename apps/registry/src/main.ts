#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { runCli } from './cli.ts';
import { vendors } from './vendors/index.ts';

/** The first signal asks to end, the second ends at once. */
function stopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      resolve();
      process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
    });
  }
  return promise;
}

// Not process.exit(), which would cut what a pipe has not taken yet.
process.exitCode = await runCli(process.argv.slice(2), vendors, {
  env: process.env,
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  readInput: () => text(process.stdin),
  now: () => new Date(),
  stopped,
});

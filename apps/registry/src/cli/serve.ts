import { Command } from '@commander-js/extra-typings';
import type { Demo } from '../demo/make-demo.ts';
import { type Config, readConfig } from '../env.ts';
import { startRegistry } from '../server.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import type { Io } from './io.ts';

/** `serve`, which is also what runs without a command. */
export function serveCommand(vendors: readonly VendorModule[], io: Io): Command {
  const command = new Command('serve').description('Listen until SIGINT or SIGTERM');
  command
    .option('--demo', 'make a client and a token per vendor, and print a curl for each')
    .addHelpText('after', '\nExample:\n  PORT=8080 registry serve --demo')
    .action(({ demo = false }) => serve(demo, vendors, io));
  return command;
}

/** Serves until the process is asked to end, then finishes what was accepted. */
async function serve(demo: boolean, vendors: readonly VendorModule[], io: Io): Promise<void> {
  const config = readConfig(io.env);
  const stopped = io.stopped();
  const registry = await startRegistry(config, { demo, vendors });
  io.out(`Registry: ${registry.url} over ${databaseName(config)}`);
  if (demo) printDemo(registry.demo, vendors, io);
  await stopped;
  await registry.close();
}

function databaseName({ database }: Config): string {
  return database.kind === 'sqlite' ? `SQLite, ${database.file}` : 'PostgreSQL';
}

function printDemo(demos: readonly Demo[], vendors: readonly VendorModule[], { out }: Io): void {
  for (const { vendor, url, curl } of demos) out(`\n${vendor}  ${url}\n${curl}`);
  const others = vendors.filter(({ name }) => demos.every(({ vendor }) => vendor !== name));
  for (const { name } of others)
    out(`\n${name}  has clients of its own; "registry tokens issue --vendor ${name}" makes a token.`);
}

#!/usr/bin/env node
import { createRequire } from 'node:module';
import { banner } from './banner.ts';
import { doubtsOf } from './contracts/doubts.ts';
import { MockError } from './errors.ts';
import type { Exchange } from './http/exchange.ts';
import { HELP, readSettings } from './settings.ts';

function logExchange({ method, path, status, violations, milliseconds }: Exchange): void {
  const found = violations.length > 0 ? `, violations: ${violations.length}` : '';
  console.log(`${method} ${path} ${status} ${milliseconds.toFixed(1)} ms${found}`);
}

async function serve({ verbose, ...options }: ReturnType<typeof readSettings>): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
  });
  // Prism takes half a second to load: signals count from before that.
  const { startMocks } = await import('./start-mocks.ts');
  const mocks = await startMocks(verbose ? { ...options, onExchange: logExchange } : options);
  console.log(banner(mocks));
  const doubts = await doubtsOf(options.contracts);
  if (doubts) console.error(`\nServed all the same, though it is not as OpenAPI has it:\n${doubts}`);
  await stopped;
  await mocks.close();
  process.exit(0);
}

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.help) console.log(HELP);
  else if (settings.version) console.log(createRequire(import.meta.url)('../package.json').version);
  else await serve(settings);
} catch (error) {
  if (!(error instanceof MockError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

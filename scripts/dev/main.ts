import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { MockError } from '@clientele/mocks/errors';
import type { Dev } from './index.ts';
import { HELP, readDevSettings, refuseUnknown } from './settings.ts';

const repository = resolve(import.meta.dirname, '../..');

try {
  const { help, root: given = repository, ...options } = readDevSettings(process.argv.slice(2), process.env);
  if (help) {
    console.log(HELP);
  } else {
    const root = resolve(given);
    const stop = Promise.withResolvers<void>();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.resolve());
    await refuseUnknown(root, options.contracts);
    // Prism, Redocly and the generators take seconds to load: signals count from before that.
    enableCompileCache();
    const { openTerminal } = await import('./terminal/terminal.ts');
    let dev: Dev | undefined;
    using terminal = openTerminal(root, { dev: () => dev, quit: stop.resolve });
    const starting = import('./index.ts').then(({ startDev }) =>
      startDev({ ...options, root, onEvent: terminal.tell }),
    );
    dev = (await Promise.race([starting, stop.promise])) ?? undefined;
    await stop.promise;
    terminal[Symbol.dispose]();
    // A signal is obeyed at once, whatever takes its time.
    setTimeout(() => process.exit(0), 800).unref();
    await dev?.close();
    process.stdout.write('', () => process.exit(0));
  }
} catch (error) {
  if (!(error instanceof MockError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

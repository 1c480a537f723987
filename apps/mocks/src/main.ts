import { banner } from './banner.ts';
import { MockError } from './errors.ts';
import type { Exchange } from './http/exchange.ts';
import { HELP, readSettings } from './settings.ts';

function logExchange({ method, path, status, violations, milliseconds }: Exchange): void {
  const found = violations.length > 0 ? `, violations: ${violations.length}` : '';
  console.log(`${method} ${path} ${status} ${milliseconds.toFixed(1)} ms${found}`);
}

try {
  const { help, verbose, ...options } = readSettings(process.argv.slice(2), process.env);
  if (help) {
    console.log(HELP);
  } else {
    const stop = Promise.withResolvers<void>();
    process.once('SIGINT', stop.resolve).once('SIGTERM', stop.resolve);
    // Prism takes half a second to load: signals count from before that.
    const { startMocks } = await import('./start-mocks.ts');
    const mocks = await startMocks(verbose ? { ...options, onExchange: logExchange } : options);
    console.log(banner(mocks.urls));
    await stop.promise;
    await mocks.close();
    process.exit(0);
  }
} catch (error) {
  if (!(error instanceof MockError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

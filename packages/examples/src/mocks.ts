import { MockError, startMocks } from '@clientele/mocks';
import { readSettings } from '@clientele/mocks/settings';

/** Where pages say that the mocks are. */
const documented = 'http://localhost:4010';

/** Mocks that programs of pages can call. */
export interface Mocks extends AsyncDisposable {
  /** Makes a program call them: the code as it stands, unless `PORT` puts the mocks elsewhere. */
  readonly at: (code: string) => string;
}

/**
 * The mocks of an `npm start` that is running, else mocks that last as long as this process.
 *
 * @throws {MockError} when the port has something else; it says how to choose another.
 */
export async function useMocks(): Promise<Mocks> {
  const { port, host } = readSettings([], process.env);
  const there = `http://localhost:${port}`;
  if (port !== 0 && (await answers(there)))
    return { at: moved(there), [Symbol.asyncDispose]: async () => {} };
  const mocks = await startMocks({ port, host }).catch((error: unknown) => {
    if (!(error instanceof MockError)) throw error;
    throw new MockError(error.code, error.message.replace('npm start', 'npm run example'), error);
  });
  return { at: moved(mocks.urls.gateway), [Symbol.asyncDispose]: () => mocks.close() };
}

function moved(gateway: string) {
  return (code: string) => code.replaceAll(documented, gateway);
}

/** Whether a gateway of ours is there: it lists its vendors. */
async function answers(url: string): Promise<boolean> {
  try {
    const listed = await (await fetch(url)).json();
    return typeof listed?.vendors === 'object';
  } catch {
    // Nothing there, or something else: starting tells which.
    return false;
  }
}

import { type Browser, chromium } from 'playwright-core';
import { packagedChromium } from './packaged.ts';

const chosen = process.env['CHROME_PATH'];

/** For `runsHere`: npm has a Chromium for Linux on x64 alone. */
export const browser = {
  there: Boolean(chosen) || (process.platform === 'linux' && process.arch === 'x64'),
  need: 'Chromium: set CHROME_PATH to a program of that family',
};

/**
 * Starts headless Chromium: `CHROME_PATH`, else the one that the lock file pins, since what another machine
 * happens to have installed must not decide a result. Disposing of it ends it.
 *
 * @param args more flags of Chromium
 * @example
 * ```ts
 * await using chrome = await launchChromium();
 * const page = await chrome.newPage();
 * ```
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chosen || (await packagedChromium()),
    // A sandbox needs rights that containers rarely have; what runs here is our own script.
    args: ['--no-sandbox', '--font-render-hinting=none', ...args],
  });
}

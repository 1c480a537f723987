import { access } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import packaged from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

/** Where a browser of this family usually is. */
const installed = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Runs a script in headless Chromium, in a page or in a worker of its own origin, and gives what it
 * posts: `postMessage(value)`. The browser is the machine's, else the one from npm. `others` are
 * scripts of the same origin, by path.
 */
export async function runInChromium(
  script: string,
  place: 'page' | 'worker',
  others: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const scripts: typeof others = { ...others, '/script.js': script };
  const server = createServer((request, response) => {
    const found = scripts[request.url ?? ''];
    response.setHeader('Content-Type', found === undefined ? 'text/html' : 'text/javascript');
    response.end(found ?? '<!doctype html><title>Consumer</title>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    // An IP listener's address is never a string.
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(inPage, place);
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the browser: starts the script and waits for the one message that it posts. */
function inPage(place: 'page' | 'worker'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const source = place === 'worker' ? new Worker('/script.js', { type: 'module' }) : window;
    source.addEventListener('message', (event) => resolve((event as MessageEvent).data));
    source.addEventListener('error', (event) => reject(new Error((event as ErrorEvent).message)));
    if (source instanceof Worker) return;
    window.addEventListener('unhandledrejection', ({ reason }) => reject(reason));
    const element = document.createElement('script');
    Object.assign(element, { type: 'module', src: '/script.js' });
    document.head.append(element);
  });
}

async function launch() {
  for (const executablePath of installed) {
    if (!executablePath) continue;
    const there = await access(executablePath).then(
      () => true,
      () => false,
    );
    // A sandbox needs rights that containers rarely have; what runs here is our own script.
    if (there) return chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Chromium to test in. Expected one in CHROME_PATH or ${installed.slice(1).join(', ')}; the npm package has one for Linux on x64 alone. To do: install Chrome, or set CHROME_PATH.`,
    );
  }
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args });
}

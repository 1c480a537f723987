import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchChromium } from '@clientele/browser-testing';

/**
 * Runs a script in headless Chromium, in a page or in a worker of its own origin, and gives what it
 * posts: `postMessage(value)`. `others` are scripts of the same origin, by path.
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
  const chrome = await launchChromium();
  try {
    const page = await chrome.newPage();
    // An IP listener's address is never a string.
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(inPage, place);
  } finally {
    await chrome.close();
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

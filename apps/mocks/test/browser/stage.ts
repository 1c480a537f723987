import { launchChromium } from '@clientele/browser-testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Mocks } from '../../src/index.ts';
import { startFixtures } from '../helpers.ts';

/** One browser and one gateway for all that happens in browsers: both take their time to start. */
export interface Stage extends AsyncDisposable {
  readonly browser: Browser;
  readonly mocks: Mocks;
  /** Of the gateway. */
  readonly url: string;
}

/** `evil.test` is this machine, by a name that is none of its own. */
export async function openStage(): Promise<Stage> {
  const mocks = await startFixtures();
  const browser = await launchChromium(['--host-resolver-rules=MAP *.test 127.0.0.1']);
  return {
    browser,
    mocks,
    url: mocks.urls.gateway,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await mocks.close();
    },
  };
}

/**
 * Opens an address in a browser context of its own. What the page complains of in its console fails the
 * test, violations of its Content-Security-Policy too, but for what is `expected`.
 */
export async function visit(
  { browser }: Stage,
  url: string,
  { expected = /^$/, ...options }: BrowserContextOptions & { expected?: RegExp } = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  onTestFinished(async () => {
    await context.close();
    if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join('; ')}`);
  });
  const page = await context.newPage();
  const complain = (text: string) => {
    if (!expected.test(text)) complaints.push(text);
  };
  page.on('pageerror', ({ message }) => complain(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text());
  });
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  return page;
}

/** What the control API says, as a program reads it. */
export async function controlled(url: string, path: string, init: RequestInit = {}) {
  const response = await fetch(`${url}/_mock${path}`, init);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

/** A request as the app that is developed sends it. */
export function patchKettle(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/kettle/kettles/k-1`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer t', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

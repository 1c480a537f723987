import { startMocks } from '@clientele/mocks';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Base URL of each contract's mock, by the contract's name. */
    mocks: Record<string, string>;
  }
}

/** One set of mocks for the whole run: real Prism, started as `npm start` starts it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mocks = await startMocks({ port: 0, host: '127.0.0.1' });
  const urls = Object.entries(mocks.urls.vendors).map(([name, { url }]) => [name, url]);
  project.provide('mocks', Object.fromEntries(urls));
  return () => mocks.close();
}

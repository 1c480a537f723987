import type { TestProject } from 'vitest/node';
import { type Consumer, installPackages, pinned } from '../src/install.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the packed packages are installed, or why they are not. */
    consumer: { readonly folder: string } | { readonly failure: string };
  }
}

/** One installation for all the tests of the tarballs; it runs only when one of them does. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let consumer: Consumer | undefined;
  try {
    consumer = await installPackages([
      // `./server` needs Fastify, as an optional peer, and Fastify's types need Node's: here those
      // of the oldest Node that the packages run on.
      await pinned('fastify'),
      '@types/node@20.19.43',
      await pinned('openapi-fetch'),
      await pinned('msw'),
      'msw-oldest@npm:msw@2.15.0',
    ]);
    project.provide('consumer', { folder: consumer.folder });
  } catch (error) {
    // Thrown here, it would keep the tests of every other folder from running.
    project.provide('consumer', { failure: error instanceof Error ? error.message : String(error) });
  }
  return async () => consumer?.[Symbol.asyncDispose]();
}

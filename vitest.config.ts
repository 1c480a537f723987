import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Nothing waits this long; on a busy machine what takes seconds may take a minute.
const limits = { testTimeout: 120_000, hookTimeout: 120_000 };
const mocks = join(import.meta.dirname, 'test/mocks.setup.ts');
/** The tests that call the mocks, by what they are of; every other room runs without. */
const contracts = [
  'packages/*/test/clients.test.ts',
  'packages/contract-testing/test/**/*.test.ts',
  'apps/registry/test/contracts/*.test.ts',
];

export default defineConfig({
  test: {
    // The default leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    // A room's task runs in the room's folder, so that each leaves results of its own for `npm test`.
    reporters: [process.env['TURBO_HASH'] ? 'minimal' : 'default', 'json'],
    outputFile: { json: join(process.cwd(), 'coverage/tests.json') },
    // A project's setup runs when one of its files does.
    projects: [
      {
        test: {
          ...limits,
          name: 'rooms',
          include: ['{packages,apps,scripts}/*/test/**/*.test.ts', 'specs/{lint,rules}/test/**/*.test.ts'],
          exclude: [...contracts, 'packages/consumer-testing/**'],
        },
      },
      { test: { ...limits, name: 'contracts', include: contracts, globalSetup: [mocks] } },
      { test: { ...limits, name: 'repository', include: ['test/**/*.test.ts'], globalSetup: [mocks] } },
      {
        test: {
          ...limits,
          name: 'consumers',
          include: ['packages/consumer-testing/test/*.test.ts'],
          globalSetup: [mocks, join(import.meta.dirname, 'packages/consumer-testing/test/consumer.setup.ts')],
          // What runs at once there are compilers.
          maxConcurrency: 2,
        },
      },
    ],
  },
});

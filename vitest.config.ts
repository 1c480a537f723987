import { defineConfig } from 'vitest/config';

const testTimeout = 20_000;

export default defineConfig({
  test: {
    // The root's global setup serves both projects; a project's own runs when one of its files does.
    globalSetup: ['test/mocks.setup.ts'],
    // The default leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'repository',
          include: ['{packages,apps}/*/test/**/*.test.ts', 'specs/rules/test/**/*.test.ts', 'test/*.test.ts'],
          testTimeout,
        },
      },
      {
        test: {
          name: 'packages',
          include: ['test/packages/*.test.ts'],
          globalSetup: ['test/packages/consumer.setup.ts'],
          // What runs at once there are compilers.
          maxConcurrency: 2,
          testTimeout,
        },
      },
    ],
  },
});

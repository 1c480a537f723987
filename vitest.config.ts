import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,apps}/*/test/**/*.test.ts', 'specs/rules/test/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/mocks.setup.ts'],
    testTimeout: 20_000,
  },
});

import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repository } from './published.ts';

const installed = join(import.meta.dirname, '../node_modules');
const exe = process.platform === 'win32' ? '.exe' : '';

/** By package, because every alias of `node` has the same bin. */
const binaries = {
  'node-floor': () => join(installed, `node-floor/bin/node${exe}`),
  'node-lts': () => join(installed, `node-lts/bin/node${exe}`),
  node: () => join(repository, `node_modules/node/bin/node${exe}`),
  bun: () => join(installed, 'bun/bin/bun.exe'),
  deno: () => join(installed, `deno/deno${exe}`),
  // It exports where its binary for this platform is.
  workerd: () => String(createRequire(import.meta.url)(join(installed, 'workerd')).default),
};

/** The package that a runtime comes in. */
export type Runtime = keyof typeof binaries;

/** @throws when the runtime is not there: that is a failed test, never a skipped one. */
export async function binaryOf(runtime: Runtime): Promise<string> {
  try {
    const binary = binaries[runtime]();
    await access(binary);
    return binary;
  } catch (cause) {
    const platform = `${process.platform} ${process.arch}`;
    throw new Error(
      `${runtime} is not installed, so the packages are untested on it. Expected its binary for ${platform}, an optional dependency of packages/consumer-testing. To do: \`pnpm install\`, which says why ${runtime} was skipped; npm may not have it for this platform.`,
      { cause },
    );
  }
}

/**
 * The environment of a runtime: this one, without what silences or causes warnings, and without the
 * path by which pnpm's programs find modules of this repository.
 */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_PATH: undefined,
  NODE_OPTIONS: undefined,
  NODE_NO_WARNINGS: undefined,
  FORCE_COLOR: undefined,
};

import { defineConfig } from 'tsdown';

/** How every published package is built: ESM, one file per entry, types beside it. */
export const published = (entry: Record<string, string>) =>
  defineConfig({
    entry,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    dts: { oxc: false, sourcemap: true },
    sourcemap: true,
    fixedExtension: false,
  });

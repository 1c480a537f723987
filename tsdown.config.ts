import { readFileSync } from 'node:fs';
import { defineConfig, type UserConfig } from 'tsdown';

// How every published package is built, from its own folder: ESM, one file per entry, types beside it.
// tsdown finds this file in the folders above.
export default defineConfig(
  (): UserConfig => ({
    entry: publishedEntries(),
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    dts: { oxc: false, sourcemap: true },
    sourcemap: true,
    fixedExtension: false,
  }),
);

/** The sources of what the package publishes, by the name of the file that is made of each. */
function publishedEntries(): Record<string, string> {
  const { exports, publishConfig }: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const sources = Object.entries(exports).filter(
    ([path, source]) => path in publishConfig.exports && source.endsWith('.ts'),
  );
  return Object.fromEntries(
    sources.map(([path, source]) => [path === '.' ? 'index' : path.slice('./'.length), source]),
  );
}

interface Manifest {
  readonly exports: Readonly<Record<string, string>>;
  readonly publishConfig: { readonly exports: object };
}

import { readFileSync } from 'node:fs';
import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import { defineConfig, type Rolldown, type UserConfig } from 'tsdown';

// How every published package is built, from its own folder: ESM, one file per entry, types beside it.
// tsdown finds this file in the folders above.
export default defineConfig(published);

/** For a package that has more than modules, whose own configuration begins with this. */
export function published() {
  return {
    entry: publishedEntries(),
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    dts: { oxc: false, sourcemap: true },
    sourcemap: true,
    fixedExtension: false,
    plugins: [mapToShipped()],
  } as const satisfies UserConfig;
}

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

/** The source of a private package is in no tarball: what is bundled of it is mapped to nothing. */
function mapToShipped(): Rolldown.Plugin {
  return {
    name: 'map-to-shipped',
    generateBundle(_options, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.map')) continue;
        file.source = shipped(String(file.source));
        const { sources }: SourceMap = JSON.parse(file.source);
        const chunk = files[file.fileName.slice(0, -'.map'.length)];
        // Of what is private as a whole, a map has nothing to say.
        if (sources.length > 0 || chunk?.type !== 'chunk') continue;
        chunk.code = chunk.code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
        delete files[file.fileName];
      }
    },
  };
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
  readonly mappings: string;
}

function shipped(text: string): string {
  const map: SourceMap = JSON.parse(text);
  // As seen from dist/.
  const kept = map.sources.flatMap((source, index) => (source.startsWith('../../') ? [] : [index]));
  if (kept.length === map.sources.length) return text;
  const renumber = (segment: SourceMapSegment): SourceMapSegment => {
    if (segment.length === 1) return segment;
    const [column, source, ...place] = segment;
    return kept.includes(source) ? [column, kept.indexOf(source), ...place] : [column];
  };
  const pick = <T>(list: readonly T[]) => list.filter((_item, index) => kept.includes(index));
  return JSON.stringify({
    ...map,
    sources: pick(map.sources),
    ...(map.sourcesContent ? { sourcesContent: pick(map.sourcesContent) } : {}),
    mappings: encode(decode(map.mappings).map((line) => line.map(renumber))),
  });
}

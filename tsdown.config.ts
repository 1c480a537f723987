import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import { defineConfig, type Rolldown } from 'tsdown';

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
    plugins: [mapToShipped()],
  });

/** The source of a private package is in no tarball: what is bundled of it is mapped to nothing. */
function mapToShipped(): Rolldown.Plugin {
  return {
    name: 'map-to-shipped',
    generateBundle(_options, files) {
      for (const file of Object.values(files)) {
        if (file.type === 'asset' && file.fileName.endsWith('.map'))
          file.source = shipped(String(file.source));
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

import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareEntry, inheritBreaks } from '../../src/types/compare.ts';
import { readWorld } from '../../src/types/world.ts';
import { installed } from '../repository.ts';
import { changes } from './changes.ts';

/** Reports of a package and of the one that it imports from, as API Extractor writes them. */
function reports(own: string, runtime = ''): ReadonlyMap<string, string> {
  const report = (code: string) => `## API Report File\n\n\`\`\`ts\n\n${code}\n\n\`\`\`\n`;
  return new Map([
    ['@x/boats', report(own)],
    ['@x/runtime', report(runtime || 'export type Token = string;')],
  ]);
}

const manifest = { name: '@x/boats', version: '1.0.0' };
const folder = dirname(installed);

describe('a change of types', () => {
  const sides = changes.flatMap(([name, , base, revision]) => [
    [`${name}, before`, reports(base)] as const,
    [`${name}, after`, reports(revision)] as const,
  ]);
  const world = readWorld(Object.fromEntries(sides), [{ ...manifest, manifest, folder, entries: [] }]);

  it.each(changes)('%s: %s', (name, impact) => {
    const found = compareEntry(world, '@x/boats', `${name}, before`, `${name}, after`);
    const worst = ['major', 'minor'].find((one) => found.some((change) => change.impact === one)) ?? 'none';
    expect(worst, JSON.stringify(found)).toBe(impact);
  });
});

describe('a change of another package', () => {
  const own = "import { Config } from '@x/runtime';\nexport function create(config: Config): void;";
  const entries = [{ specifier: '@x/boats', subpath: '.', source: '', report: '' }];
  const runtime = (inner: string, other: string) =>
    `type Inner = ${inner};\nexport interface Config { inner: Inner }\nexport function set(config: Config): void;\nexport const other: ${other};`;

  it.each([
    [
      'breaks who imports what it reaches',
      runtime('"a"', '1'),
      [{ specifier: '@x/boats', unit: 'Config', impact: 'major' }],
    ],
    ['leaves alone who imports something else', runtime('"a" | "b"', '2'), []],
  ])('%s', (_name, revision, expected) => {
    const world = readWorld(
      { base: reports(own, runtime('"a" | "b"', '1')), revision: reports(own, revision) },
      [],
    );
    const found = compareEntry(world, '@x/runtime', 'base', 'revision');
    expect(found.map(({ impact }) => impact)).toContain('major');
    expect(inheritBreaks(world, entries, found, 'revision')).toMatchObject(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { compareEntry, inheritBreaks } from '../src/types/compare.ts';
import { readWorld } from '../src/types/world.ts';

/** Reports of a package and of the one that it imports from, as API Extractor writes them. */
function reports(own: string, runtime = ''): ReadonlyMap<string, string> {
  const report = (code: string) => `## API Report File\n\n\`\`\`ts\n\n${code}\n\n\`\`\`\n`;
  return new Map([
    ['@x/boats', report(own)],
    ['@x/runtime', report(runtime || 'export type Token = string;')],
  ]);
}

// What a contract does to types is in edits/; these are changes that hand-written packages make.
const changes: readonly (readonly [name: string, impact: string, base: string, revision: string])[] = [
  ['an export is added', 'minor', 'export const a: 1;', 'export const a: 1;\nexport const b: 2;'],
  ['an export is removed', 'major', 'export const a: 1;\nexport const b: 2;', 'export const a: 1;'],
  ['an export is hidden', 'major', 'export type A = 1;', 'type A = 1;'],
  ['a hidden type is removed', 'none', 'type A = 1;\nexport const b: 2;', 'export const b: 2;'],
  [
    'a function takes one more optional argument',
    'minor',
    'export function f(a: 1): void;',
    'export function f(a: 1, b?: 2): void;',
  ],
  [
    'a function takes one more argument',
    'major',
    'export function f(a: 1): void;',
    'export function f(a: 1, b: 2): void;',
  ],
  [
    'an option is added',
    'minor',
    'export interface O { a?: 1 }\nexport function f(o: O): void;',
    'export interface O { a?: 1; b?: 2 }\nexport function f(o: O): void;',
  ],
  [
    'an option accepts more',
    'minor',
    'export type O = { a?: 1 };\nexport function f(o: O): void;',
    'export type O = { a?: 1 | 2 };\nexport function f(o: O): void;',
  ],
  [
    'a result is more',
    'major',
    'export type R = { a: 1 };\nexport function f(): R;',
    'export type R = { a: 1 | 2 };\nexport function f(): R;',
  ],
  [
    'a result gets a member',
    'minor',
    'export type R = { a: 1 };\nexport function f(): R;',
    'export type R = { a: 1; b: 2 };\nexport function f(): R;',
  ],
  ['a type that nothing uses is more', 'major', 'export type R = 1;', 'export type R = 1 | 2;'],
  [
    'a callback gets more',
    'major',
    'export type E = "a";\nexport function on(f: (e: E) => void): void;',
    'export type E = "a" | "b";\nexport function on(f: (e: E) => void): void;',
  ],
  [
    'a member of a class is removed',
    'major',
    'export class C { a(): void; b(): void }',
    'export class C { a(): void }',
  ],
  [
    'a generic interface gets an option',
    'minor',
    'export interface G<T> { a: T }',
    'export interface G<T> { a: T; b?: T }',
  ],
  [
    'a generic interface gets a member',
    'major',
    'export interface G<T> { a: T }',
    'export interface G<T> { a: T; b: T }',
  ],
  ['a generic type changes', 'major', 'export type G<T> = { a: T };', 'export type G<T> = { a: T[] };'],
  [
    'a comment changes',
    'none',
    '// @public\nexport const a: 1;',
    '// @public (undocumented)\nexport const a: 1;',
  ],
  [
    'a re-export is removed',
    'major',
    "import { Token } from '@x/runtime';\nexport { Token }\nexport const a: 1;",
    'export const a: 1;',
  ],
];

describe('a change of types', () => {
  const sides = changes.flatMap(([name, , base, revision]) => [
    [`${name}, before`, reports(base)] as const,
    [`${name}, after`, reports(revision)] as const,
  ]);
  const world = readWorld(Object.fromEntries(sides), []);

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

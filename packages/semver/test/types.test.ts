import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPackages } from '../src/packages.ts';
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

const manifest = { name: '@x/boats', version: '1.0.0' };
// What an install gives to every package of a contract.
const folder =
  (await readPackages(resolve(import.meta.dirname, '../../..'))).find(({ contract }) => contract)?.folder ??
  '';

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
    'an export is deprecated',
    'minor',
    '// @public\nexport const a: 1;',
    '// @public @deprecated\nexport const a: 1;',
  ],
  [
    'a function takes one optional argument less',
    'major',
    'export function f(a: 1, b?: 2): void;',
    'export function f(a: 1): void;',
  ],
  [
    'an argument accepts less',
    'major',
    'export function f(a: string | number): void;',
    'export function f(a: string): void;',
  ],
  [
    'an argument of a method accepts less',
    'major',
    'export interface I { m(a: string | number): void }\nexport const i: I;',
    'export interface I { m(a: string): void }\nexport const i: I;',
  ],
  [
    'an argument of a generic method accepts less',
    'major',
    'export interface I { m<T>(a: T, b: string | number): T }\nexport const i: I;',
    'export interface I { m<T>(a: T, b: string): T }\nexport const i: I;',
  ],
  [
    'an argument of a generic method accepts more',
    'minor',
    'export interface I { m<T>(a: T, b: string): T }\nexport const i: I;',
    'export interface I { m<T>(a: T, b: string | number): T }\nexport const i: I;',
  ],
  [
    'an argument of a constructor is required',
    'major',
    'export class C { constructor(a?: 1); }',
    'export class C { constructor(a: 1); }',
  ],
  [
    'a method that an option has is given more',
    'major',
    'export interface O { m?(a: string): void }\nexport function f(o: O): void;',
    'export interface O { m?(a: string | number): void }\nexport function f(o: O): void;',
  ],
  [
    'a callback is given one argument more',
    'minor',
    'export function on(f: (a: string) => void): void;',
    'export function on(f: (a: string, b: number) => void): void;',
  ],
  [
    'an option without a name is removed',
    'major',
    'export function f(o: { a?: 1; b?: 2 }): void;',
    'export function f(o: { a?: 1 }): void;',
  ],
  [
    'an option may be something else as well',
    'minor',
    'export function f(o: { a: 1 }): void;',
    'export function f(o: { a: 1 } | string): void;',
  ],
  [
    'what a promise gives loses a value',
    'major',
    'export function f(): Promise<"a" | "b">;',
    'export function f(): Promise<"a">;',
  ],
  [
    'what an array holds loses a member',
    'major',
    'export function f(): { a: 1; b?: 2 }[];',
    'export function f(): { a: 1 }[];',
  ],
  [
    'what a record holds loses a member',
    'major',
    'export function f(): Record<string, { a: 1; b?: 2 }>;',
    'export function f(): Record<string, { a: 1 }>;',
  ],
  [
    'a union loses a member',
    'major',
    'export type R = { k: "a" } | { k: "b" };\nexport function f(): R;',
    'export type R = { k: "a" };\nexport function f(): R;',
  ],
  [
    'a literal is a hint only',
    'minor',
    'export interface O { url?: "a" | (string & {}) }\nexport function f(o: O): void;',
    'export interface O { url?: "b" | (string & {}) }\nexport function f(o: O): void;',
  ],
  ['a result is no longer any', 'major', 'export function f(): any;', 'export function f(): unknown;'],
  [
    'a member turns readonly',
    'major',
    'export interface R { a: 1 }\nexport const r: R;',
    'export interface R { readonly a: 1 }\nexport const r: R;',
  ],
  [
    'an argument may be a readonly array',
    'minor',
    'export function f(a: string[]): void;',
    'export function f(a: readonly string[]): void;',
  ],
  [
    'a type refers to itself',
    'minor',
    'export interface N { next?: N }\nexport function f(): N;',
    'export interface N { next?: N; more?: 1 }\nexport function f(): N;',
  ],
  [
    'a class with a protected member gets a method',
    'minor',
    'export class C {\n    a(): void;\n    protected b(): void;\n}',
    'export class C {\n    a(): void;\n    protected b(): void;\n    c(): void;\n}',
  ],
  [
    'a member is protected',
    'major',
    'export class C {\n    a(): void;\n}',
    'export class C {\n    protected a(): void;\n}',
  ],
  [
    'a name comes from elsewhere and is something else',
    'major',
    "import { Token } from '@x/runtime';\nexport function f(t: Token): void;",
    'type Token = number;\nexport function f(t: Token): void;',
  ],
  [
    'a name comes from elsewhere and is the same',
    'minor',
    "import { Token } from '@x/runtime';\nexport function f(t: Token): void;",
    'type Token = string;\nexport function f(t: Token): void;',
  ],
  ['an enum changes', 'major', 'export enum E { A, B }', 'export enum E { A }'],
  [
    'a namespace changes',
    'major',
    'export namespace N { const a: 1; }',
    'export namespace N { const b: 1; }',
  ],
  [
    'a default export changes',
    'major',
    'const a: 1;\nconst b: 1;\nexport default a;',
    'const a: 1;\nconst b: 1;\nexport default b;',
  ],
  [
    'all exports of another module are gone',
    'major',
    "export * from '@x/runtime';\nexport const a: 1;",
    'export const a: 1;',
  ],
  [
    'a schema changes',
    'minor',
    "import * as v from 'valibot';\nimport { GenericSchema } from 'valibot';\nexport const schemas: { a: GenericSchema<1> };",
    "import * as v from 'valibot';\nimport { GenericSchema } from 'valibot';\nexport const schemas: { a: GenericSchema<2> };",
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

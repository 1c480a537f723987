import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { parseYaml } from '@redocly/openapi-core';
import { afterAll, describe, expect, it } from 'vitest';
import { words } from '../../rules/imported.ts';
import { fixes } from '../causes/fixes.ts';
import { causeLines } from '../index.ts';
import { type Edits, Scratch } from './scratch.ts';

/** Edits of somebody who writes the contract of the tests, and what is told of them. */
interface Row {
  readonly what: string;
  /** Whether it is made together with all of these, each in a file of its own. */
  readonly together?: true;
  readonly edits: Edits;
  readonly causes: readonly string[];
}

const folder = join(import.meta.dirname, 'edits');
const rows = readdirSync(folder).map((name): [string, Row[]] => [
  name,
  // The test fails where a row is none.
  parseYaml(readFileSync(join(folder, name), 'utf8')) as Row[],
]);
const scratch = new Scratch(join(import.meta.dirname, 'problems'), 'specs/bikes');
afterAll(() => scratch[Symbol.dispose]());

it('tells nothing of a contract that is whole', async () => {
  expect(await scratch.told({})).toEqual([]);
});

describe.each(rows)('%s', (_name, edits) => {
  it.each(edits)('$what', async ({ edits, causes }) => {
    expect(await scratch.told(edits)).toEqual(causes);
  });
});

it('tells of several at once what it tells of each', async () => {
  const several = rows.flatMap(([, all]) => all.filter(({ together }) => together));
  const told = await scratch.told(Object.assign({}, ...several.map(({ edits }) => edits)));
  expect(told.toSorted()).toEqual(several.flatMap(({ causes }) => causes).toSorted());
  expect(several.length).toBeGreaterThan(10);
});

it('says what to do for each rule that says only what is wrong', () => {
  const others = Object.keys(words).filter((rule) => !rule.startsWith('house/'));
  expect(Object.keys(fixes).toSorted()).toEqual(others.toSorted());
});

it('shows what a terminal would obey', async () => {
  const text = "type: '\u001b]0;renamed\u0007'\n";
  const { root, causes } = await scratch.causes({ 'components/schemas/Problem.yaml': { text } });
  const lines = causes.flatMap((cause) => causeLines(root, cause, { color: false }));
  expect(lines.join('\n')).toContain("type: '?]0;renamed?'");
  expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
});

it('has colours for a terminal, and the same words', async () => {
  const { root, causes } = await scratch.causes({ 'components/schemas/Problem.yaml': 'delete' });
  const [plain, colored] = [false, true].map((color) =>
    causes.flatMap((cause) => causeLines(root, cause, { color })),
  );
  expect(colored).not.toEqual(plain);
  expect(colored?.map(stripVTControlCharacters)).toEqual(plain);
  expect(plain?.at(-1)).toMatch(/^Also: \S+Unauthenticated\.yaml:8:13, .+, \S+Busy\.yaml:11:13$/);
});

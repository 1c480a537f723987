import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { takeApart } from '../import.ts';
import { ImportError } from '../import-error.ts';
import { textsOf, writeTexts } from './texts.ts';

interface Reading {
  readonly only?: string;
  /** Texts of files that come of it. */
  readonly becomes?: Readonly<Record<string, string>>;
  /** How many come of it. */
  readonly files?: number;
  readonly notes?: readonly string[];
  readonly refused?: string;
}

const readings: Record<string, Reading> = parse(
  readFileSync(join(import.meta.dirname, 'readings.yaml'), 'utf8'),
);
const root = mkdtempSync(join(tmpdir(), 'clientele-readings-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each(Object.entries(readings))('%s', async (name, reading) => {
  const { only, becomes = {}, files, notes = [], refused, ...given } = reading;
  const folder = join(root, name.replaceAll(/\W/g, '-'));
  writeTexts(new Map(Object.entries(given)), folder);
  const taken = takeApart(join(folder, 'openapi.yaml'), only === undefined ? {} : { only });
  if (refused !== undefined) {
    await expect(taken).rejects.toThrow(ImportError);
    await expect(taken).rejects.toThrow(refused);
    return;
  }
  const imported = await taken;
  expect(imported.notes).toEqual(notes.map((note) => expect.stringContaining(note)));
  const texts = Object.fromEntries(textsOf(imported.tree));
  expect(texts).toMatchObject(becomes);
  if (files !== undefined) expect(Object.keys(texts)).toHaveLength(files);
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type News, takeThrough } from '../take-through.ts';
import { prepareFolder, typeCheck } from '../type-check.ts';

/** By the name of the document. */
type Expected = Record<string, { functions: string[]; leftOut?: Record<string, string> }>;

const read = (file: string) => parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const expected: Expected = read('documents.yaml');
const names = Object.keys(expected);
const root = mkdtempSync(join(tmpdir(), 'clientele-documents-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// At the top level, since one run of the compiler judges what all of them gave.
const news = new Map<string, News[]>();
await prepareFolder(root);
for (const name of names) {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'openapi.json'), JSON.stringify(read(`documents/${name}.yaml`)));
  news.set(name, await Array.fromAsync(takeThrough(name, join(root, name))));
}
const diagnostics = await typeCheck(root);

describe.each(Object.entries(expected))('%s', (name, { functions, leftOut = {} }) => {
  const all = news.get(name) ?? [];

  it('passes every step', () => {
    expect(all.filter((one) => 'failed' in one)).toEqual([]);
    expect(diagnostics.filter(({ file }) => file.startsWith(`${name}/`))).toEqual([]);
  });

  it('has a function per operation', () => {
    const sdk = readFileSync(join(root, name, 'sdk/sdk.gen.ts'), 'utf8');
    const found = [...sdk.matchAll(/^export const (\w+)/gm)].map(([, written]) => written);
    expect(found.sort()).toEqual(functions.sort());
  });

  it('says what is left out, and why', () => {
    const { findings = [] } = all.find((one) => 'generated' in one) ?? {};
    const reasons = findings.flatMap(({ level, operation, problem }) =>
      level === 'left-out' && operation ? [[operation, problem]] : [],
    );
    const wanted = Object.entries(leftOut).map(([operation, word]) => [
      operation,
      expect.stringContaining(word),
    ]);
    expect(Object.fromEntries(reasons)).toEqual(Object.fromEntries(wanted));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemas } from '../schemas.ts';
import { openEditor } from './language-server.ts';

const root = join(import.meta.dirname, '../../..');
const editor = await openEditor(root);
afterAll(() => editor[Symbol.asyncDispose]());

it.each(Object.entries(schemas()))('%s is what the rules give', (file, schema) => {
  const written = JSON.parse(readFileSync(join(import.meta.dirname, '../schemas', file), 'utf8'));
  expect(written, 'Run `pnpm editor`, and commit what it writes.').toEqual(schema);
});

// Where its files are, and where they would be.
const folders = (await readRegister(root))
  .filter(({ level }) => level === 'house')
  .map(({ name, source }) => [name, dirname(source)])
  .concat([
    ['shared', join(root, 'specs/shared')],
    ['sixth', join(root, 'test/sixth-contract')],
    ['template', join(root, 'scripts/new-contract/template/contract')],
  ]) as [string, string][];

describe.concurrent('nothing is underlined in what is right', () => {
  it.each(folders)('%s', async (name, folder) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml') && !file.startsWith(`source${sep}`))
      .map((file) => [`specs/${name}/${file}`, readFileSync(join(folder, file), 'utf8')] as const);
    const found = await Promise.all(
      files.map(async ([file, text]) => ({ file, problems: await editor.problems(file, text) })),
    );
    expect(found.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe.concurrent('a typo is underlined where it is', () => {
  it.each<{ file: string; text: string }>(table('typos.yaml'))('$file', async ({ file, text }) => {
    const marks = text.split('\n').flatMap((line, i) => {
      const [, message] = / # error: (.+)$/.exec(line) ?? [];
      return message === undefined ? [] : { line: i + 1, message: expect.stringContaining(message) };
    });
    const found = await editor.problems(file, text);
    expect(found.toSorted((a, b) => a.line - b.line)).toEqual(marks);
  });
});

describe.concurrent('what may stand there is offered and explained', () => {
  it.each<Offer>(table('offers.yaml'))('$file', async ({ file, text, offers = [], never = [], says }) => {
    const before = text.slice(0, text.indexOf('‸')).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const shown = text.replace('‸', '');
    if (says !== undefined) expect(await editor.hover(file, shown, position)).toContain(says);
    else {
      const offered = await editor.offers(file, shown, position);
      expect(offered).toEqual(expect.arrayContaining(offers));
      expect(offered.filter((label) => never.includes(label))).toEqual([]);
    }
  });
});

interface Offer {
  readonly file: string;
  /** With a mark where the pointer is. */
  readonly text: string;
  readonly offers?: string[];
  readonly never?: readonly string[];
  readonly says?: string;
}

function table(file: string) {
  return parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

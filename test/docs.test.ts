import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileAndRun, programs, promised, root } from './snippets.ts';

const folder = join(root, 'docs');
const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
const pages = await Promise.all(
  names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
);

describe.each(pages)('docs/%s', (_name, text) => {
  it('is short', () => {
    expect(text.split('\n').length).toBeLessThan(120);
  });

  it('has programs that compile, run and print what their comments say', async () => {
    const sources = programs(text);
    expect(sources.length).toBeGreaterThan(0);
    const printed = await compileAndRun(sources);
    expect(printed.map((output) => output.trim().split('\n'))).toEqual(sources.map(promised));
  });

  it('links to files that exist', async () => {
    for (const [, path = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      await expect(access(join(folder, path)), path).resolves.toBeUndefined();
    }
  });
});

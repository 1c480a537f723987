import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { locatedPrograms, type Program } from './programs.ts';

const root = resolve(import.meta.dirname, '../../..');

/**
 * The programs behind a name: `quick-start` is `docs/quick-start.md`, nothing the README; else it is a
 * file of one's own, a page or a program.
 *
 * @throws with the names that there are, when it is none of these.
 */
export async function readPrograms(name = 'README.md'): Promise<{ file: string; programs: Program[] }> {
  const guides = (await readdir(join(root, 'docs'))).filter((file) => file.endsWith('.md'));
  const file = guides.includes(`${name}.md`) ? `docs/${name}.md` : name;
  const text = await readFile(resolve(root, file), 'utf8').catch((cause) => {
    const known = guides.map((guide) => guide.replace(/\.md$/, '')).join(', ');
    const expected = `Expected nothing, for the README; a guide: ${known}; or a file, .ts or .md.`;
    throw new Error(`There is no example "${name}". ${expected}`, { cause });
  });
  const programs = file.endsWith('.md') ? locatedPrograms(text) : [{ code: text, line: 1 }];
  return { file, programs };
}

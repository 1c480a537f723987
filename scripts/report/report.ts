import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootOf } from '@clientele/semver';
import { gather } from './facts/gather.ts';
import { pageOf } from './page.ts';
import { writeHtml } from './render/to-html.ts';
import { writeMarkdown } from './render/to-markdown.ts';

/**
 * Writes the report on what the repository of a folder has become since a commit, and gives the names of
 * both files.
 *
 * @throws Error when there is nothing to compare with
 */
export async function report(inside: string, ref?: string, output?: string): Promise<string[]> {
  const root = await rootOf(inside);
  const page = pageOf(await gather(root, ref));
  const folder = output ?? join(root, 'coverage/report');
  await mkdir(folder, { recursive: true });
  const files = { 'report.md': writeMarkdown(page), 'report.html': writeHtml(page) };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return Object.keys(files).map((name) => join(folder, name));
}

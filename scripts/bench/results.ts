import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'results');

/** What was measured, for readers and for programs. */
export interface Results {
  readonly title: string;
  /** Packages whose versions matter. */
  readonly packages: readonly string[];
  /** Markdown below the title. */
  readonly text: string;
  readonly figures: object;
}

/** Prints results as Markdown; with `--write` they are also kept in `results/`, as Markdown and as JSON. */
export async function report(name: string, { title, packages, text, figures }: Results): Promise<void> {
  const [{ model = 'unknown' } = {}, ...others] = cpus();
  const versions = Object.fromEntries(
    await Promise.all([...packages].map(async (one) => [one, await versionOf(one)])),
  );
  const circumstances = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${others.length + 1} cores, ${model}, ${platform()} ${arch()}`,
    versions: { node: process.versions.node, ...versions },
  };
  const named = Object.entries(circumstances.versions).map(([one, version]) => `${one} ${version}`);
  const head = `${circumstances.date}; ${circumstances.machine}; ${named.join(', ')}.`;
  const page = `<!-- Written by: pnpm bench ${name} --write -->\n\n# ${title}\n\n${head}\n\n${text}\n`;
  console.log(page);
  if (!process.argv.includes('--write')) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.md`), page);
  const json = JSON.stringify({ ...circumstances, figures }, null, 2);
  await writeFile(join(folder, `${name}.json`), `${json}\n`);
}

/** A Markdown table; the first row names its columns. */
export function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

async function versionOf(name: string): Promise<string> {
  const [folderOf] = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const manifest = await readFile(join(`${folderOf}`, name, 'package.json'), 'utf8');
  return JSON.parse(manifest).version;
}

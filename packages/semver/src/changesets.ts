import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fileAt } from './git.ts';
import type { Bump } from './impact.ts';

/** A changeset that the next release will use up. */
export interface Changeset {
  /** `.changeset/calm-clients-sing.md` */
  readonly file: string;
  /** The bump by package name. */
  readonly bumps: Readonly<Record<string, Bump>>;
}

const bumps: ReadonlySet<unknown> = new Set<Bump>(['patch', 'minor', 'major']);

/** Reads the changesets of the working tree. */
export async function readChangesets(root: string): Promise<Changeset[]> {
  const names = (await readdir(join(root, '.changeset'))).sort();
  const files = names
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => `.changeset/${name}`);
  return Promise.all(
    files.map(async (file) => ({ file, bumps: readBumps(file, await readFile(join(root, file), 'utf8')) })),
  );
}

/**
 * Keeps the changesets that came after a commit. Those it already had speak of changes that it
 * already had.
 */
export async function since(
  root: string,
  commit: string,
  changesets: readonly Changeset[],
): Promise<Changeset[]> {
  const kept = await Promise.all(
    changesets.map(async (changeset) => {
      const old = await fileAt(root, commit, changeset.file);
      return old === undefined || old !== (await readFile(join(root, changeset.file), 'utf8'));
    }),
  );
  return changesets.filter((_changeset, index) => kept[index]);
}

function readBumps(file: string, text: string): Record<string, Bump> {
  const front = text.match(/^---\r?\n([\s\S]*?)\r?\n?---/)?.[1];
  const parsed: unknown = front === undefined ? undefined : (parse(front) ?? {});
  if (
    typeof parsed !== 'object' ||
    parsed === null ||
    !Object.values(parsed).every((bump) => bumps.has(bump))
  )
    throw new Error(
      `${file}: expected \`'<package>': patch | minor | major\` lines between two lines of \`---\`.`,
    );
  // Checked above.
  return parsed as Record<string, Bump>;
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fileAt } from './git.ts';
import type { Impact } from './impact.ts';

/** A changeset that the next release will use up. */
export interface Changeset {
  /** `.changeset/calm-clients-sing.md` */
  readonly file: string;
  /** The bump by package name. */
  readonly bumps: Readonly<Record<string, Impact>>;
}

const bumps: ReadonlySet<unknown> = new Set<Impact>(['none', 'patch', 'minor', 'major']);

/**
 * Reads the changesets of the working tree.
 *
 * @throws Error when one cannot be read, or names what is not in the workspace: `changeset version`
 * would stop there.
 */
export async function readChangesets(root: string, names: ReadonlySet<string>): Promise<Changeset[]> {
  const files = (await readdir(join(root, '.changeset')))
    .sort()
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => `.changeset/${name}`);
  return Promise.all(
    files.map(async (file) => {
      const bumps = readBumps(file, await readFile(join(root, file), 'utf8'));
      const unknown = Object.keys(bumps).find((name) => !names.has(name));
      if (unknown === undefined) return { file, bumps };
      throw new Error(
        `${file} names ${unknown}, which is no package of this workspace. Correct the name, or take the line out.`,
      );
    }),
  );
}

/**
 * Keeps the changesets that came after a commit. Those it already had speak of changes that it
 * already had, save for the bumps that were added or changed since.
 */
export async function since(
  root: string,
  commit: string,
  changesets: readonly Changeset[],
): Promise<Changeset[]> {
  const kept = await Promise.all(
    changesets.map(async (changeset) => {
      const old = await fileAt(root, commit, changeset.file);
      const had = old === undefined ? {} : readBumps(changeset.file, old);
      const fresh = Object.entries(changeset.bumps).filter(([name, bump]) => had[name] !== bump);
      return { ...changeset, bumps: Object.fromEntries(fresh) };
    }),
  );
  return kept.filter(({ bumps }) => Object.keys(bumps).length > 0);
}

function readBumps(file: string, text: string): Record<string, Impact> {
  const front = text.match(/^---\r?\n([\s\S]*?)\r?\n?---/)?.[1];
  const parsed: unknown = front === undefined ? undefined : (parseOrNothing(front) ?? {});
  const fits = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  if (!fits || !Object.values(parsed).every((bump) => bumps.has(bump)))
    throw new Error(
      `${file}: expected \`"<package>": patch | minor | major\` lines between two lines of \`---\`.`,
    );
  // Checked above.
  return parsed as Record<string, Impact>;
}

function parseOrNothing(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return text;
  }
}

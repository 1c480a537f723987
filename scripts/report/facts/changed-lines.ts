import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '@clientele/semver';
import { parsePatch, type StructuredPatchHunk, structuredPatch } from 'diff';

/** What changed in a file since a commit. */
export interface ChangedFile {
  readonly file: string;
  readonly state: 'changed' | 'added' | 'removed';
  /** Lines of a unified diff, with a line `@@ file:line @@` before each hunk. */
  readonly lines: string[];
}

/** What changed below some folders since a commit, but for what is Markdown; files that git does not know yet are there too. */
export async function changedLines(
  root: string,
  commit: string,
  folders: readonly string[],
): Promise<ChangedFile[]> {
  const where = ['--', ...folders, ':(exclude,glob)**/*.md'];
  const how = [
    '--no-color',
    '--no-ext-diff',
    '--no-renames',
    '--unified=3',
    '--src-prefix=a/',
    '--dst-prefix=b/',
  ];
  const [tracked, untracked] = await Promise.all([
    git(root, '-c', 'core.quotePath=false', 'diff', ...how, commit, ...where),
    git(root, 'ls-files', '-z', '--others', '--exclude-standard', ...where),
  ]);
  const known = (tracked === '' ? [] : parsePatch(`${tracked}\n`)).map(
    ({ oldFileName, newFileName, isCreate, isDelete, hunks }) => {
      const name = (isDelete ? oldFileName : newFileName)?.replace(/^[ab]\//, '') ?? '';
      return describe(name, isCreate ? 'added' : isDelete ? 'removed' : 'changed', hunks);
    },
  );
  const added = await Promise.all(
    untracked
      .split('\0')
      .filter((file) => file !== '')
      .map(async (file) => describe(file, 'added', hunksOf('', await readFile(join(root, file), 'utf8')))),
  );
  return [...known, ...added].sort((one, other) => (one.file < other.file ? -1 : 1));
}

/** What changed between two sets of texts, by name. */
export function compareTexts(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): ChangedFile[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].sort().flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (old === now) return [];
    const state = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [describe(name, state, hunksOf(old ?? '', now ?? ''))];
  });
}

/** What changed between two texts. */
export function hunksOf(before: string, after: string): StructuredPatchHunk[] {
  return structuredPatch('', '', before, after, undefined, undefined, { context: 3 }).hunks;
}

/** Lines of a unified diff, with the place of each hunk in the file as it is now. */
export function describe(
  file: string,
  state: ChangedFile['state'],
  hunks: readonly StructuredPatchHunk[],
): ChangedFile {
  const lines = hunks.flatMap(({ newStart, oldStart, lines }) => {
    const line = state === 'removed' ? oldStart : newStart;
    return [`@@ ${file}:${line} @@`, ...lines.filter((text) => !text.startsWith('\\'))];
  });
  return { file, state, lines };
}

import { consumers } from '../write/consumers.ts';
import { git } from './git.ts';

/** Where the command itself wrote the name. */
const written = ['redocly.yaml', 'pnpm-lock.yaml', consumers];
/** The contracts in here are made up, and may be called as a real one is. */
const room = 'scripts/new-contract';

/**
 * The files outside a contract's own that are about it: they name its package or one of its folders, or
 * are named for it where each contract has a file or a folder.
 */
export async function namedElsewhere(root: string, name: string, own: readonly string[]): Promise<string[]> {
  const listed = await git(root, 'ls-files', '--cached', '--others', '--exclude-standard');
  const bearing = new RegExp(`^(?:apps|packages)/[^/]+/(?:.*/)?${name}(?:/|\\.ts$)`);
  const named = listed.split('\n').filter((file) => bearing.test(file));
  const pattern = `(@clientele|specs|packages)/${name}([^a-z0-9-]|$)`;
  const options = ['--untracked', '--extended-regexp', '--files-with-matches', '-I', '-e', pattern];
  // No match is exit code 1.
  const matches = await git(root, 'grep', ...options).catch((error: { code?: unknown }) => {
    if (error.code === 1) return '';
    throw error;
  });
  const files = [...new Set([...named, ...matches.split('\n')])].filter(Boolean).sort();
  const isOwn = (file: string) =>
    written.includes(file) || [...own, room].some((path) => file === path || file.startsWith(`${path}/`));
  return files.filter((file) => !isOwn(file));
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What git prints, without the last newline. */
export async function git(root: string, ...options: string[]): Promise<string> {
  const { stdout } = await run('git', options, { cwd: root, maxBuffer: 256 * 1024 * 1024 });
  return stdout.replace(/\n$/, '');
}

/**
 * The folder that the repository is in.
 *
 * @throws Error when there is no repository.
 */
export async function rootOf(folder: string): Promise<string> {
  try {
    return await git(folder, 'rev-parse', '--show-toplevel');
  } catch (cause) {
    throw new Error('There is no git repository here, so nothing to compare with. Run this in a clone.', {
      cause,
    });
  }
}

/** Whether a part of the history was never fetched. */
export async function isShallow(root: string): Promise<boolean> {
  return (await git(root, 'rev-parse', '--is-shallow-repository')) === 'true';
}

/** The commit that a branch and the working tree grew from, if there is one. */
export async function mergeBase(root: string, branch: string): Promise<string | undefined> {
  if (!(await commitOf(root, branch))) return undefined;
  try {
    return await git(root, 'merge-base', branch, 'HEAD');
  } catch {
    // No common ancestor is exit code 1 and no message.
    return undefined;
  }
}

/** The commit that a name stands for, if it stands for one. */
export async function commitOf(root: string, name: string): Promise<string | undefined> {
  try {
    return await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  } catch {
    // With --quiet an unknown name is exit code 1 and no message.
    return undefined;
  }
}

/** Whether a file or folder was there at a commit. */
export async function isAt(root: string, commit: string, path: string): Promise<boolean> {
  return (await git(root, 'ls-tree', '--name-only', commit, '--', path)) !== '';
}

/** The files of a folder at a commit. */
export async function filesAt(root: string, commit: string, folder: string): Promise<string[]> {
  const names = await git(root, 'ls-tree', '-r', '--name-only', commit, '--', `${folder}/`);
  return names.split('\n').filter((name) => name !== '');
}

/** The text of a file at a commit; undefined when it was not there. */
export async function fileAt(root: string, commit: string, path: string): Promise<string | undefined> {
  if (!(await isAt(root, commit, path))) return undefined;
  const { stdout } = await run('git', ['show', `${commit}:${path}`], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** Files that differ from a commit in the working tree, new ones that are not ignored included. */
export async function changedSince(root: string, commit: string): Promise<string[]> {
  const [changed, added] = await Promise.all([
    git(root, 'diff', '-z', '--name-only', commit),
    git(root, 'ls-files', '-z', '--others', '--exclude-standard'),
  ]);
  return [...changed.split('\0'), ...added.split('\0')].filter((path) => path !== '');
}

/** Puts folders and files of a commit into a temporary folder. */
export async function checkOut(
  root: string,
  commit: string,
  paths: readonly string[],
): Promise<AsyncDisposable & { folder: string }> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'clientele-base-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  if (paths.length > 0) {
    const archive = join(folder, 'base.tar');
    await git(root, 'archive', '--format=tar', `--output=${archive}`, commit, '--', ...paths);
    // By its name in the folder: GNU's program takes `C:` for a host.
    await run('tar', ['-xf', 'base.tar'], { cwd: folder });
  }
  const kept = opened.move();
  return { folder, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Whether one commit is in the history of another, or the same. */
export async function isAncestor(root: string, one: string, other: string): Promise<boolean> {
  return (await git(root, 'merge-base', one, other).catch(() => undefined)) === one;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rcompare, valid } from 'semver';
import { commitOf, git, isAncestor, isShallow, mergeBase } from './git.ts';
import type { Published } from './packages.ts';

/** What a package is compared with. */
export interface Base {
  readonly commit: string;
  /** For people: `@clientele/boats@0.2.0`, `merge base with main`. */
  readonly name: string;
  /** Why it may be the wrong one. */
  readonly doubt?: string;
}

/**
 * Finds what each package is compared with: the commit that was asked for, else the package's last
 * release, else what the branch grew from.
 *
 * @throws Error when there is none of these, or the clone is too shallow to know.
 */
export async function findBases(
  root: string,
  packages: readonly Published[],
  ref?: string,
): Promise<ReadonlyMap<string, Base>> {
  if (ref !== undefined) {
    const commit = await commitOf(root, ref);
    if (!commit)
      throw new Error(
        `${ref || "''"}: git knows no such commit. Expected a branch, a tag or a hash; fetch it first.`,
      );
    return new Map(packages.map(({ name }) => [name, { commit, name: ref }]));
  }
  if (await isShallow(root))
    throw new Error(
      'This clone is shallow: the last releases and the branch point may be missing. Run `git fetch --unshallow --tags`, or name a commit that is here: `pnpm diff <ref>`.',
    );
  const bases = new Map<string, Base>();
  let grewFrom: Base | undefined;
  for (const { name, version } of packages) {
    const release = await lastRelease(root, name);
    if (release) bases.set(name, release);
    else {
      // The same for all, and an error only where it is needed.
      grewFrom ??= await branchPoint(root);
      bases.set(name, { ...grewFrom, ...doubt(name, version) });
    }
  }
  return bases;
}

async function lastRelease(root: string, name: string): Promise<Base | undefined> {
  // changesets tags each release `name@version`; only releases that this tree descends from count.
  const tags = await git(root, 'tag', '--list', `${name}@*`, '--merged', 'HEAD');
  const versions = tags.split('\n').map((tag) => tag.slice(name.length + 1));
  const [latest] = versions.filter((version) => valid(version)).sort(rcompare);
  const commit = latest && (await commitOf(root, `refs/tags/${name}@${latest}`));
  return commit ? { commit, name: `${name}@${latest}` } : undefined;
}

async function branchPoint(root: string): Promise<Base> {
  const { baseBranch = 'main' }: { baseBranch?: string } = JSON.parse(
    await readFile(join(root, '.changeset/config.json'), 'utf8'),
  );
  const own = await mergeBase(root, baseBranch);
  const remote = await mergeBase(root, `origin/${baseBranch}`);
  // A local branch that was not pulled is behind what CI compares with.
  const behind = own && remote ? await isAncestor(root, own, remote) : !own;
  if (remote && behind) return { commit: remote, name: `merge base with origin/${baseBranch}` };
  if (own) return { commit: own, name: `merge base with ${baseBranch}` };
  throw new Error(
    `There is no release, and no branch ${baseBranch} that this one grew from, to compare with. Run \`git fetch origin ${baseBranch}\`, or name a commit: \`pnpm diff <ref>\`.`,
  );
}

function doubt(name: string, version: string): { doubt?: string } {
  if (version === '0.0.0') return {};
  return {
    doubt: `No tag ${name}@* leads here, although the version is ${version}. \`git fetch --tags\` gets them.`,
  };
}

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findBases } from '../src/base.ts';
import { readChangesets, since } from '../src/changesets.ts';
import { findGone } from '../src/package/gone.ts';
import { Repository } from './repository.ts';

const manifest = { name: '@clientele/boats', version: '0.3.0' };
const boats = { ...manifest, folder: '', manifest, entries: [] };
const names = new Set([boats.name]);
let repository: Repository;

beforeEach(() => {
  repository = new Repository();
  repository.git('init', '--quiet', '--initial-branch', 'main');
  repository.write('.changeset/config.json', '{ "baseBranch": "main" }');
  repository.commit('The beginning');
  repository.git('checkout', '--quiet', '-b', 'change');
});

afterEach(() => {
  vi.unstubAllEnvs();
  repository[Symbol.dispose]();
});

async function baseName(ref?: string, root = repository.root): Promise<string | undefined> {
  return (await findBases(root, [boats], ref)).get(boats.name)?.name;
}

it('is where the branch grew from when nothing was released', async () => {
  expect(await baseName()).toBe('merge base with main');
});

it('is the last release of the package, by version and not by time', async () => {
  for (const [version, year] of [
    ['0.10.0', '2024'],
    ['0.9.0', '2025'],
  ]) {
    vi.stubEnv('GIT_COMMITTER_DATE', `${year}-01-01T00:00:00Z`);
    repository.git('tag', `${boats.name}@${version}`, '--message', 'A later fix of an older line');
  }
  repository.git('tag', '@clientele/boats-too@4.0.0');
  repository.git('tag', '@clientele/boats@0.10.0-rc.1');
  repository.git('tag', '@clientele/boats@next');
  expect(await baseName()).toBe('@clientele/boats@0.10.0');
});

it('is no release that the branch does not come from', async () => {
  repository.git('checkout', '--quiet', '-b', 'elsewhere');
  repository.write('file', '');
  repository.commit('Elsewhere');
  repository.git('tag', '@clientele/boats@9.0.0');
  repository.git('checkout', '--quiet', 'change');
  expect(await baseName()).toBe('merge base with main');
});

it('is the commit that was asked for, before any release', async () => {
  repository.git('tag', '@clientele/boats@0.3.0');
  expect(await baseName('HEAD')).toBe('HEAD');
});

it('is the branch of the remote in a checkout without a local one', async () => {
  repository.git('update-ref', 'refs/remotes/origin/main', 'main');
  repository.git('branch', '--delete', '--force', 'main');
  expect(await baseName()).toBe('merge base with origin/main');
});

it('is the branch of the remote when the local one was not pulled, and the local one when it is ahead', async () => {
  repository.write('file', '');
  repository.commit('Merged');
  repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  expect(await baseName()).toBe('merge base with origin/main');
  repository.git('update-ref', 'refs/remotes/origin/main', 'main');
  repository.git('branch', '--force', 'main', 'HEAD');
  expect(await baseName()).toBe('merge base with main');
});

it('says what to fetch when there is nothing', async () => {
  repository.git('branch', '--delete', '--force', 'main');
  await expect(baseName()).rejects.toThrow('git fetch origin main');
});

it('says what to fetch when the history has no common beginning', async () => {
  repository.git('checkout', '--quiet', '--orphan', 'other');
  repository.commit('Another beginning');
  await expect(baseName()).rejects.toThrow('no branch main that this one grew from');
});

it('says what to fetch in a shallow clone, unless a commit is named', async () => {
  using clone = new Repository();
  repository.write('file', '');
  repository.commit('Later');
  repository.git('clone', '--quiet', '--depth', '1', `file://${repository.root}`, clone.root);
  await expect(baseName(undefined, clone.root)).rejects.toThrow('git fetch --unshallow --tags');
  expect(await baseName('HEAD', clone.root)).toBe('HEAD');
});

it.each([
  ['0.3.0', '`git fetch --tags`'],
  ['0.0.0', undefined],
])('doubts a version %s without a tag: %s', async (version, doubt) => {
  const bases = await findBases(repository.root, [{ ...boats, version }]);
  const base = bases.get(boats.name);
  if (doubt === undefined) expect(base?.doubt).toBe(undefined);
  else expect(base?.doubt).toContain(doubt);
});

it('counts the changesets that came after it, and those that ask for something else', async () => {
  const text = (bump: string) => `---\n'@clientele/boats': ${bump}\n---\n\nText.\n`;
  repository.write('.changeset/old.md', text('patch'));
  repository.write('.changeset/raised.md', text('patch'));
  repository.write('.changeset/reworded.md', text('patch'));
  repository.commit('Before');
  repository.write('.changeset/raised.md', text('minor'));
  repository.write('.changeset/reworded.md', text('patch').replace('Text', 'Words'));
  repository.write('.changeset/new.md', text('patch'));
  const counted = await since(repository.root, 'HEAD', await readChangesets(repository.root, names));
  expect(counted).toEqual([
    { file: '.changeset/new.md', bumps: { '@clientele/boats': 'patch' } },
    { file: '.changeset/raised.md', bumps: { '@clientele/boats': 'minor' } },
  ]);
});

it.each([
  ['an unknown bump', "---\n'@clientele/boats': huge\n---\n", '.changeset/odd.md: expected'],
  ['broken YAML', "---\n'@clientele/boats: minor\n---\n", '.changeset/odd.md: expected'],
  ['no front matter', 'Boats sink.\n', '.changeset/odd.md: expected'],
  ['a list', '---\n- minor\n---\n', '.changeset/odd.md: expected'],
  [
    'a package that is not there',
    "---\n'@clientele/ships': minor\n---\n",
    '.changeset/odd.md names @clientele/ships, which is no package of this workspace',
  ],
])('refuses a changeset with %s, by name', async (_what, text, message) => {
  repository.write('.changeset/odd.md', text);
  await expect(readChangesets(repository.root, names)).rejects.toThrow(message);
});

it.each([
  '---\n---\n',
  "---\n'@clientele/boats': none\n---\n",
  "---\r\n'@clientele/boats': patch\r\n---\r\n",
])('reads a changeset as changesets does: %j', async (text) => {
  repository.write('.changeset/even.md', text);
  expect(await readChangesets(repository.root, names)).toHaveLength(1);
});

it('names the packages that are gone', async () => {
  repository.write('packages/boats/package.json', JSON.stringify(manifest));
  repository.write(
    'packages/tool/package.json',
    JSON.stringify({ name: 'tool', version: '0.0.0', private: true }),
  );
  repository.commit('With boats');
  const bases = await findBases(repository.root, [boats], 'HEAD');
  expect(await findGone(repository.root, [], bases)).toEqual([manifest]);
  expect(await findGone(repository.root, [boats], bases)).toEqual([]);
});

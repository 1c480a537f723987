import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findBases } from '../src/base.ts';
import { readChangesets, since } from '../src/changesets.ts';
import { Repository } from './repository.ts';

const boats = { name: '@clientele/boats', version: '0.3.0', folder: '', entries: [] };
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

async function baseName(ref?: string): Promise<string | undefined> {
  return (await findBases(repository.root, [boats], ref)).get(boats.name)?.name;
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

it('says what to fetch when there is nothing', async () => {
  repository.git('branch', '--delete', '--force', 'main');
  await expect(baseName()).rejects.toThrow('git fetch origin main');
});

it('counts the changesets that came after it, and those that changed', async () => {
  const text = (bump: string) => `---\n'@clientele/boats': ${bump}\n---\n\nText.\n`;
  repository.write('.changeset/old.md', text('patch'));
  repository.write('.changeset/raised.md', text('patch'));
  repository.commit('Before');
  repository.write('.changeset/raised.md', text('minor'));
  repository.write('.changeset/new.md', text('patch'));
  const counted = await since(repository.root, 'HEAD', await readChangesets(repository.root));
  expect(counted).toEqual([
    { file: '.changeset/new.md', bumps: { '@clientele/boats': 'patch' } },
    { file: '.changeset/raised.md', bumps: { '@clientele/boats': 'minor' } },
  ]);
});

it('refuses a changeset that it cannot read, by name', async () => {
  repository.write('.changeset/odd.md', "---\n'@clientele/boats': huge\n---\n");
  await expect(readChangesets(repository.root)).rejects.toThrow('.changeset/odd.md: expected');
});

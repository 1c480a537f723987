import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bumpBetween, findBases, reaches, readPackages } from '@clientele/semver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistry } from './registry.ts';
import { Trial } from './trial.ts';
import { commandsOf, readWorkflow } from './workflow.ts';

const workflow = readWorkflow('release');
const registry = await openRegistry();
const trial = new Trial(registry.url);
afterAll(async () => {
  trial[Symbol.dispose]();
  await registry[Symbol.asyncDispose]();
});

const before = await readPackages(trial.root);
const names = before.map(({ name }) => name).join(',');

/** Runs the commands of a job in order, until one fails. */
async function runJob(job: string, change: (run: string) => string = (run) => run): Promise<string> {
  let printed = '';
  for (const step of commandsOf(workflow, job)) {
    const { status, output } = await trial.run({ ...step, run: change(step.run) });
    printed += output;
    if (status !== 0) throw new Error(`${step.run}\n${printed}`);
  }
  return printed;
}

// One story: a changeset comes to main, becomes a release, and is published.
describe('the release workflow', () => {
  beforeAll(async () => {
    const { status, output } = await trial.run({
      run: `changeset add --minor ${names} --message 'A release that is only tried.'`,
    });
    if (status !== 0) throw new Error(output);
    trial.git('add', '--all');
    trial.git('commit', '--quiet', '--message', 'With a changeset');
    trial.git('push', '--quiet', 'origin', 'main');
  });

  it('makes of the changesets on main a branch with versions and changelogs', async () => {
    await runJob('version');
    expect(trial.read('output')).toBe('pending=yes\n');
    expect(trial.read('shims')).toContain('gh pr create --head release --base main');
    trial.git('switch', '--quiet', '--detach', 'origin/release');
    expect(trial.git('status', '--porcelain')).toBe('');
    const left = readdirSync(join(trial.root, '.changeset')).filter((name) => name.endsWith('.md'));
    expect(left.filter((name) => name !== 'README.md')).toEqual([]);
  });

  it.each(before.map((one) => [one.name, one] as const))(
    'gives %s its next version, and says why',
    async (name, old) => {
      const now = (await readPackages(trial.root)).find((one) => one.name === name);
      expect(reaches(bumpBetween(old.version, `${now?.version}`), 'minor')).toBe(true);
      expect(now?.version).toMatch(old.version.startsWith('0.') ? /^0\./ : /./);
      const changelog = trial.git('show', `origin/release:${relative(trial.root, old.folder)}/CHANGELOG.md`);
      expect(changelog).toContain(`## ${now?.version}\n`);
      expect(changelog).toContain('A release that is only tried.');
    },
  );

  it('has nothing more to version then', async () => {
    const [first] = commandsOf(workflow, 'version');
    await trial.run({ ...first });
    expect(trial.read('output')).toBe('pending=yes\npending=no\n');
  });

  it('publishes with provenance or not at all', async () => {
    await expect(runJob('publish')).rejects.toThrow('ERR_PNPM_PROVENANCE');
    expect(registry.published.size).toBe(0);
  });

  it('publishes each package with plain versions, and what is built', async () => {
    await runJob('publish', (run) =>
      run.replace(/^changeset publish$/, 'PNPM_CONFIG_PROVENANCE=false changeset publish'),
    );
    const packages = await readPackages(trial.root);
    expect([...registry.published.keys()].sort()).toEqual(packages.map(({ name }) => name).sort());
    for (const { name, version, folder } of packages) {
      const manifest = registry.published.get(name);
      expect(manifest?.version).toBe(version);
      expect(JSON.stringify(manifest)).not.toMatch(/"(workspace|catalog):/);
      expect(JSON.stringify(manifest?.exports)).not.toContain('/src/');
      const own: { dependencies?: object; peerDependencies?: object } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      const needed = { ...manifest?.dependencies, ...manifest?.peerDependencies };
      expect(Object.keys(needed)).toEqual(Object.keys({ ...own.dependencies, ...own.peerDependencies }));
      for (const other of packages)
        if (other.name in needed) expect(needed[other.name]).toContain(other.version);
    }
  });

  it('tags each release where the next one looks for it', async () => {
    const packages = await readPackages(trial.root);
    const tags = trial.git('ls-remote', '--tags', 'origin');
    for (const [name, base] of await findBases(trial.root, packages)) {
      const version = packages.find((one) => one.name === name)?.version;
      expect(base.name).toBe(`${name}@${version}`);
      expect(tags).toContain(`refs/tags/${name}@${version}\n`);
    }
  });
});

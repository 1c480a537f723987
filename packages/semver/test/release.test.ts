import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bumpBetween, reaches } from '../src/impact.ts';
import { readPackages } from '../src/packages.ts';

const house = resolve(import.meta.dirname, '../../..');
const parent = mkdtempSync(join(tmpdir(), 'clientele-release-'));
const clone = join(parent, 'clone');
afterAll(() => rmSync(parent, { recursive: true, force: true }));

// The release workflow's own commands, on a copy of what is committed. Nothing can leave the machine:
// no registry listens where these look for one.
execFileSync('git', ['clone', '--quiet', house, clone]);
symlinkSync(join(house, 'node_modules'), join(clone, 'node_modules'));
const before = await readPackages(clone);
const names = before.map(({ name }) => name).join(',');
run(clone, 'changeset', 'add', '--minor', names, '--message', 'A release that is only tried.');
run(clone, 'changeset', 'version');
const after = await readPackages(clone);

it('uses up the changesets', () => {
  expect(
    readdirSync(join(clone, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md'),
  ).toEqual([]);
  expect(after.length).toBeGreaterThan(0);
});

describe.each(after.map((one, index) => [one.name, one, before[index]?.version ?? ''] as const))(
  '%s',
  (_name, one, old) => {
    it('has the next version, and a changelog that says why', () => {
      expect(reaches(bumpBetween(old, one.version), 'minor')).toBe(true);
      const changelog = readFileSync(join(one.folder, 'CHANGELOG.md'), 'utf8');
      expect(changelog).toContain(`## ${one.version}\n`);
      expect(changelog).toContain('A release that is only tried.');
    });

    it('is packed with plain versions, and exports what is built', () => {
      const tarball = join(parent, `${basename(one.folder)}.tgz`);
      run(one.folder, 'pnpm', 'pack', '--out', tarball);
      const text = execFileSync('tar', ['-xOf', tarball, 'package/package.json'], { encoding: 'utf8' });
      const manifest = JSON.parse(text);
      expect(text).not.toMatch(/"(workspace|catalog):/);
      expect(manifest.version).toBe(one.version);
      expect(JSON.stringify(manifest.exports)).not.toContain('/src/');
      const peers = { ...manifest.dependencies, ...manifest.peerDependencies };
      for (const other of after) {
        if (other.name in peers) expect(peers[other.name]).toContain(other.version);
      }
    });

    it('would be published', () => {
      expect(run(one.folder, 'pnpm', 'publish', '--dry-run', '--no-git-checks')).toContain(
        `${one.name}@${one.version} (dry run)`,
      );
    });
  },
);

describe('the release workflow', () => {
  const workflow = readFileSync(join(house, '.github/workflows/release.yml'), 'utf8');

  it.each(['changeset version', 'changeset publish'])('runs %s', (command) => {
    expect(workflow).toContain(command);
  });

  it('publishes with provenance or not at all', () => {
    expect(workflow).toMatch(/id-token: write/);
    expect(workflow).toMatch(/PNPM_CONFIG_PROVENANCE: 'true'/);
  });
});

function run(cwd: string, program: string, ...options: string[]): string {
  const bin = join(house, 'node_modules/.bin');
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH']}`,
    PNPM_CONFIG_REGISTRY: 'http://127.0.0.1:9/',
  };
  if (!existsSync(join(bin, program)))
    throw new Error(`${program} is not installed. Run \`npx pnpm install\`.`);
  return execFileSync('sh', ['-c', '"$0" "$@" 2>&1', program, ...options], { cwd, env, encoding: 'utf8' });
}

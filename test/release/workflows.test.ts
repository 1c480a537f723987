import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkflow, workflowText } from './workflow.ts';

describe.each(['ci', 'release'])('the workflow %s', (name) => {
  const workflow = readWorkflow(name);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('runs actions of one commit each, and says which version that is', () => {
    const uses = workflowText(name).match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read the repository, and jobs what they need more', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = Object.entries(workflow.jobs).flatMap(([job, { permissions }]) =>
      permissions ? [[job, permissions]] : [],
    );
    expect(Object.fromEntries(more)).toEqual(
      name === 'ci'
        ? {}
        : {
            version: { contents: 'write', 'pull-requests': 'write' },
            publish: { contents: 'write', 'id-token': 'write' },
          },
    );
  });

  it('leaves no token where nothing is pushed', () => {
    for (const { permissions, steps: own } of Object.values(workflow.jobs)) {
      const checkout = own.find(({ uses = '' }) => uses.startsWith('actions/checkout@'));
      const kept = checkout?.with?.['persist-credentials'] !== false;
      expect(kept).toBe(permissions?.['contents'] === 'write');
    }
  });

  it('has the whole history where releases are looked up', () => {
    for (const { steps: own } of Object.values(workflow.jobs)) {
      if (!own.some(({ run = '' }) => /\bdiff\b|changeset/.test(run))) continue;
      expect(own.find(({ uses = '' }) => uses.startsWith('actions/checkout@'))?.with?.['fetch-depth']).toBe(
        0,
      );
    }
  });

  it('lets no failure pass', () => {
    expect(steps.filter((step) => step['continue-on-error'])).toEqual([]);
  });
});

it('fails the pull request that lacks a changeset: the verdict is the last word of its job', () => {
  expect(readWorkflow('ci').jobs['semver']?.steps.at(-1)).toEqual({
    run: 'pnpm --silent diff --format github',
  });
});

it('starts and tests on every system that people have', () => {
  const { strategy, steps } = { ...readWorkflow('ci').jobs['test'] };
  const rows = strategy?.matrix.include ?? [];
  expect(rows.map(({ os }) => os)).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest']);
  const known = Object.keys(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).scripts,
  );
  for (const { test = '' } of rows) {
    const names = [...test.matchAll(/npm (?:run )?(\S+)/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.includes(`${name}`))).toEqual([]);
  }
  expect(steps?.filter(({ run = '' }) => run.includes('matrix.test'))).toHaveLength(1);
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const tea = (name: string) => ({ value: { name } });
const document = {
  openapi: '3.1.0',
  paths: {
    '/teas': {
      get: {
        operationId: 'getTea',
        responses: {
          200: {
            content: {
              'application/json': { examples: { GreenTea: tea('Sencha'), BlackTea: tea('Assam') } },
            },
          },
        },
      },
    },
  },
};
const cell = (scenario: string, client: string, seen: number) => ({
  ...{ operation: 'getTea', status: 200, mediaType: 'application/json', scenario, client, seen },
});

// In a process of its own: its table belongs at the end of a run, not among the tests.
const report = `
  import { reportCoverage } from ${JSON.stringify(new URL('../report-coverage.ts', import.meta.url))};
  const served = { contracts: ['silent'], databases: ['sqlite', 'postgres'] };
  process.exitCode = (await reportCoverage(process.argv[1], served)) ? 0 : 1;
`;

it('reports as missing what was never sent, to the last contract', () => {
  const root = mkdtempSync(join(tmpdir(), 'clientele-coverage-'));
  const write = (file: string, content: object) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), JSON.stringify(content));
  };
  try {
    const entry = (name: string) => ({ root: 'tea.json', output: `packages/${name}/generated/openapi.json` });
    write('redocly.yaml', { apis: { tea: entry('tea'), silent: entry('silent') } });
    for (const name of ['tea', 'silent']) write(`packages/${name}/generated/openapi.json`, document);
    const cells = [
      ...[cell('GreenTea', 'sdk', 0), cell('GreenTea', 'fetch', 1)],
      ...[cell('BlackTea', 'sdk', 2), cell('BlackTea', 'fetch', 1)],
    ];
    write('packages/tea/coverage/clients/tea.json', { contract: 'tea', suite: 'clients', cells });
    const options = ['--input-type=module', '--eval', report, root];
    const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(stdout).toContain('missing: getTea 200 GreenTea sdk');
    const rows: { contract: string; suite: string; missing: string[] }[] = JSON.parse(
      readFileSync(join(root, 'coverage/report.json'), 'utf8'),
    );
    expect(rows.map(({ contract, suite, missing }) => [contract, suite, missing.length])).toEqual([
      ['tea', 'clients', 1],
      ['silent', 'clients', 4],
      // Only what the registry serves has to be met by the registry.
      ['silent', 'registry-sqlite', 2],
      ['silent', 'registry-postgres', 2],
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toGithub } from '../src/formats/github.ts';
import { toJson } from '../src/formats/json.ts';
import { toMarkdown } from '../src/formats/markdown.ts';
import { toText } from '../src/formats/text.ts';
import type { Bump, Impact } from '../src/impact.ts';
import { type Findings, reachVerdict } from '../src/verdict.ts';

const name = '@clientele/boats';
const report = 'packages/boats/api/index.api.md';

function findings(version: string, contract: Impact, types: Impact, present?: Bump): Findings {
  const place = { file: 'specs/boats/openapi.yaml', line: 7 };
  return {
    name,
    folder: 'packages/boats',
    version,
    next: version,
    base: { commit: 'abc', name: 'main' },
    contract:
      contract === 'none' ? [] : [{ impact: contract, message: "It's changed. (schema-changed)", ...place }],
    typesCompared: true,
    types:
      types === 'none'
        ? []
        : [{ impact: types, specifier: name, file: report, unit: 'Boat', message: 'changed' }],
    manifest: [],
    files: [],
    notes: [],
    earlier: [],
    changesets: present ? [{ file: '.changeset/calm.md', bumps: { [name]: present } }] : [],
  };
}

describe('a verdict', () => {
  it.each([
    // version, on the wire, in types, the changeset, what is needed
    ['0.3.0', 'none', 'none', undefined, 'none', true],
    ['0.3.0', 'patch', 'none', undefined, 'patch', false],
    ['0.3.0', 'patch', 'none', 'patch', 'patch', true],
    ['0.3.0', 'minor', 'none', 'patch', 'patch', true],
    ['0.3.0', 'minor', 'major', 'patch', 'minor', false],
    ['0.3.0', 'major', 'none', 'minor', 'minor', true],
    ['1.0.0', 'minor', 'none', 'patch', 'minor', false],
    ['1.0.0', 'minor', 'major', 'minor', 'major', false],
    ['1.0.0', 'major', 'none', 'major', 'major', true],
    ['10.2.1', 'patch', 'minor', 'minor', 'minor', true],
    ['1.0.0', 'none', 'none', 'minor', 'none', true],
  ] as const)(
    'of %s, contract %s, types %s, with %s: needs %s',
    (version, contract, types, present, required, ok) => {
      expect(reachVerdict(findings(version, contract, types, present))).toMatchObject({ required, ok });
    },
  );

  it('counts published files that show in neither', () => {
    const verdict = reachVerdict({
      ...findings('0.3.0', 'none', 'none'),
      files: ['packages/boats/src/errors.ts'],
    });
    expect(verdict).toMatchObject({ impact: 'patch', required: 'patch', ok: false });
  });

  it.each([
    ['0.3.1', false],
    ['0.4.0', true],
    ['0.2.9', false],
    ['1.0.0', true],
  ])('takes the version %s that is made already for a changeset', (next, ok) => {
    expect(reachVerdict({ ...findings('0.3.0', 'major', 'none'), next })).toMatchObject({ ok });
  });

  it('raises a changeset by a command that works', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clientele-raise-'));
    try {
      mkdirSync(join(folder, '.changeset'));
      const file = join(folder, '.changeset/calm.md');
      writeFileSync(file, `---\n'@clientele/boats-too': patch\n'${name}': minor\n---\n\nBoats: sink.\n`);
      const { advice } = reachVerdict(findings('1.0.0', 'major', 'none', 'minor'));
      execFileSync('sh', ['-c', advice?.command ?? ''], { cwd: folder });
      const raised = `---\n'@clientele/boats-too': patch\n"${name}": major\n---\n\nBoats: sink.\n`;
      expect(readFileSync(file, 'utf8')).toBe(raised);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a verdict is written', () => {
  const one = findings('0.3.0', 'major', 'major');
  const gone = {
    impact: 'major' as const,
    message: 'All of it: 100%, gone.',
    file: 'specs/boats/Gone.yaml',
    line: 3,
  };
  const contract = [...one.contract, { ...gone, nearest: 'specs/boats/openapi.yaml' }];
  const verdicts = [reachVerdict({ ...one, contract })];
  const diff = {
    verdicts,
    gone: [{ name: '@clientele/rafts', version: '0.2.0' }],
    stale: [report, 'packages/boats/api/fetch.api.md'],
    reports: [],
    ok: false,
  };
  const command = `pnpm changeset add --minor ${name} --message 'Breaking: It'\\''s changed.'`;

  it.each([
    ['text', toText, `    ${command}\n`],
    ['text', toText, `    ---\n    "${name}": minor\n    ---\n`],
    ['text', toText, '  packages/boats/api/fetch.api.md\n  Run `pnpm api` and commit'],
    [
      'Markdown',
      toMarkdown,
      `| **missing** | \`${name}\` | main | breaking | breaking | missing, needs minor ! |`,
    ],
    ['Markdown', toMarkdown, `\`\`\`sh\n${command}\n\`\`\``],
    ['Markdown', toMarkdown, '- `packages/boats/api/fetch.api.md`\n\nRun `pnpm api`'],
    [
      'annotations',
      toGithub,
      `::warning file=specs/boats/openapi.yaml,line=7,title=${name} breaks::It's changed. (schema-changed)`,
    ],
    [
      'annotations',
      toGithub,
      `::error file=packages/boats/package.json,title=${name} needs a changeset::breaking is minor below 1.0.0.%0AWrite a changeset; its words are yours to better. Run:%0A${command}%0AIt gives in .changeset/<name>.md:%0A---%0A"${name}": minor%0A---%0A`,
    ],
    [
      'annotations',
      toGithub,
      `::error file=${report},title=Stale API reports::${report}%0Apackages/boats/api/fetch.api.md%0ARun \`pnpm api\``,
    ],
    ['annotations', toGithub, `::warning file=${report},title=${name} breaks types::${name}: Boat changed`],
    [
      'annotations',
      toGithub,
      `::warning file=specs/boats/openapi.yaml,title=${name} breaks::All of it: 100%25, gone.`,
    ],
    ['text', toText, '@clientele/rafts 0.2.0 is gone'],
    ['Markdown', toMarkdown, '`npm deprecate @clientele/rafts'],
    ['annotations', toGithub, '::notice title=@clientele/rafts::'],
    ['text', toText, 'was at specs/boats/Gone.yaml:3'],
    ['JSON', toJson, '"required": "minor"'],
  ] as const)('as %s', (_format, format, expected) => {
    expect(format(diff)).toContain(expected);
  });
});

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { importContract } from '../import.ts';
import { importedContract } from '../imported-contract.ts';
import { home } from '../write/programs.ts';

it('has how it was imported, the document as it came, and what that says of itself', async () => {
  const source = join(home, 'scripts/survey/test/documents/swagger-2.yaml');
  const imported = await importContract(source);
  const contract = importedContract('seeds', imported, { source, only: '/seeds' });
  const text = (path: string) => String(contract.files.get(path));
  const title = parse(text('openapi.yaml')).info.title;
  expect(contract).toMatchObject({
    name: 'seeds',
    imported: true,
    description: `Typed clients for ${title}.`,
  });
  expect(parse(text('import.yaml'))).toEqual({
    source,
    only: '/seeds',
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    sha256: { 'swagger-2.yaml': expect.stringMatching(/^[\da-f]{64}$/) },
  });
  expect(text('source/swagger-2.yaml')).toBe(imported.source.get('swagger-2.yaml'));
  expect(text('README.md')).toContain(`# ${title}\n`);
  expect(text('README.md')).toContain('- `swagger-2.yaml`: version 2, licence not stated\n');
  expect(imported.notes).not.toEqual([]);
  for (const note of imported.notes) expect(text('README.md')).toContain(`- ${note}\n`);
  for (const section of ['Sources', 'Coverage', 'Decisions']) {
    expect(text('README.md')).toContain(`\n## ${section}\n`);
  }
});

it('says in one line each what a document says in more', async () => {
  const imported = await importContract(join(home, 'scripts/survey/test/documents/swagger-2.yaml'));
  const index = imported.tree.get('openapi.yaml');
  index?.set('info', { title: 'A\n# B', version: '1\n## C', license: { name: 'D\n## E' } });
  const origin = { source: 'https://example.com/' };
  const { files } = importedContract('seeds', { ...imported, notes: ['F\n## G'] }, origin);
  const lines = String(files.get('README.md')).split('\n');
  expect(lines[0]).toBe('# A # B');
  expect(lines).toContain('- <https://example.com/>: version 1 ## C, licence D ## E');
  expect(lines).toContain('- F ## G');
});

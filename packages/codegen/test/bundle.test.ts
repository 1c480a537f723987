import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { library } from './library.ts';

const root = mkdtempSync(join(tmpdir(), 'clientele-bundle-'));
afterAll(() => rmSync(root, { recursive: true }));
writeFileSync(
  join(root, 'redocly.yaml'),
  'apis: { library: { root: specs/library.json, output: generated/openapi.json } }',
);

/** Prepares a bundle that was written in one file, and says what was found. */
function bundle(document: object) {
  for (const [folder, name] of [
    ['specs', 'library.json'],
    ['generated', 'openapi.json'],
  ] as const) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, name), JSON.stringify(document, null, 2));
  }
  const run = (program: string) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../src', program)], {
      cwd: root,
      encoding: 'utf8',
    });
  const { status, stderr } = run('prepare/main.ts');
  return { status, said: status === 0 ? run('report/main.ts').stderr : stderr };
}

describe('a bundle', () => {
  it('is prepared in its place, and what was found has a line', () => {
    const document = { ...library(), openapi: '3.0.3' };
    document.paths['/books/{id}'].get.parameters.push({ name: 'visit', in: 'cookie', schema: {} });
    expect(bundle(document)).toEqual({
      status: 0,
      said: expect.stringMatching(
        /^specs\/library\.json:\d+: GET \/books\/\{id\} is left out: .*cookie.*\n$/,
      ),
    });
    const { openapi, paths } = JSON.parse(readFileSync(join(root, 'generated/openapi.json'), 'utf8'));
    expect(openapi).toMatch(/^3\.1\./);
    expect(paths['/books/{id}'].get['x-left-out']).toContain('cookie');
  });

  it('of which nothing is to be said is left as it is, without a word', () => {
    expect(bundle(library())).toEqual({ status: 0, said: '' });
    expect(JSON.parse(readFileSync(join(root, 'generated/openapi.json'), 'utf8'))).toEqual(library());
  });

  it('that lacks a file is refused', () => {
    const document = library();
    Object.assign(document.components.schemas.Book.properties, { x: { $ref: 'X.yaml' } });
    expect(bundle(document)).toEqual({
      status: 1,
      said: expect.stringMatching(/^specs\/library\.json:\d+: X\.yaml is not there, or cannot be read\.\n$/),
    });
  });

  it('of another version is refused', () => {
    expect(bundle({ ...library(), openapi: '3.2.0' })).toEqual({
      status: 1,
      said: 'specs/library.json:2: The document has version 3.2.0; expected OpenAPI 3.1 or 3.0, or Swagger 2.0.\n',
    });
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '@clientele/codegen';
import { createGate, readContract } from '@clientele/contract-testing';
import { startMocks } from '@clientele/mocks';
import { renderReadme } from '@clientele/readme/render';
import { afterAll, describe, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'clientele-one-reader-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// Spellings of one place (RFC 6901, section 6), each of which some tool does not know.
describe.each([
  ['A B', '#/components/schemas/A%20B'],
  ['A B', '#/components/schemas/A B'],
  ['a/b', '#/components/schemas/a~1b'],
  ['a/b', '#/components/schemas/a%7E1b'],
  ['m~n', '#/components/schemas/m~0n'],
  ['m~n', '#/components/schemas/m%7e0n'],
])('the schema %j, referred to as %s, is found by', (name, $ref) => {
  const bundle = join(root, 'openapi.json');
  const write = () => writeFileSync(bundle, JSON.stringify(documentOf(name, $ref)));
  const read = () => {
    write();
    return readContract({ name: 'tea', bundle, source: bundle });
  };

  it('the generators', async () => {
    write();
    const folder = join(root, 'generated');
    await generate([{ name: 'tea', bundle, folder }]);
    const [paths = '', types = '', schemas = ''] = [
      'paths.gen.ts',
      'sdk/types.gen.ts',
      'sdk/operation-schemas.gen.ts',
    ].map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(paths).toContain(`"application/json": components["schemas"]["${name}"];`);
    expect(types).toMatch(/UpdateTeaResponses = \{\s+\/\*\*[^/]*\*\/\s+200: (?!unknown)\w+;/);
    expect(schemas).toMatch(/responses: \{\s+200: v\w+/);
  });

  it('the gate of the harness', () => {
    const contract = read();
    const judge = (body: object) =>
      createGate(contract)({
        method: 'PUT',
        target: '/tea',
        request: { headers: {}, body: '' },
        response: {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
      });
    expect(judge({ leaf: 'green' })).toEqual([]);
    expect(judge({ leaf: 5 })).toMatchObject([{ problem: expect.stringContaining('must be string') }]);
  });

  it('the mocks', async () => {
    write();
    const apis = { tea: { root: 'openapi.json', output: 'openapi.json' } };
    writeFileSync(join(root, 'redocly.yaml'), JSON.stringify({ apis }));
    await using mocks = await startMocks({ root, port: 0, host: '127.0.0.1' });
    const send = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'PUT', headers, body: JSON.stringify(body) };
      return fetch(`${mocks.urls.vendors['tea']?.url}/tea`, init);
    };
    const [accepted, refused] = [await send({ leaf: 'black' }), await send({})];
    expect([accepted.status, await accepted.json()]).toEqual([200, { leaf: 'green' }]);
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { validation: [{ location: ['body'], message: expect.stringContaining("'leaf'") }] },
    ]);
  });

  it('the README', () => {
    const notes = '## Decisions\n\nNone.\n';
    const text = renderReadme({ contract: read(), description: 'Tea.', notes });
    expect(text).toContain(`#### ${name}\n`);
    expect(text).toContain('| `leaf` | string | yes |');
  });
});

function documentOf(name: string, $ref: string): object {
  const leaf = { type: 'string', description: 'Its leaf.' };
  const schema = { type: 'object', properties: { leaf }, required: ['leaf'] };
  const content = (value: object) => ({
    'application/json': { schema: { $ref }, examples: { Brew: { summary: 'Brew a tea', value } } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Tea', version: '1.0.0' },
    paths: {
      '/tea': {
        put: {
          operationId: 'updateTea',
          summary: 'Update a tea',
          requestBody: { required: true, content: content({ leaf: 'black' }) },
          responses: { 200: { description: 'Brewed.', content: content({ leaf: 'green' }) } },
        },
      },
    },
    components: { schemas: { [name]: schema } },
  };
}

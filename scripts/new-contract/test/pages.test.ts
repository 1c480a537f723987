import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { takeApart } from '../import.ts';
import { textsOf, writeTexts } from './texts.ts';

const responses = "responses: { '200': { description: A tea., content: { application/json: { schema: ";
const operation = (reference: string) => `get: { ${responses} { $ref: '${reference}' } } } } } }\n`;
const pages: Record<string, string> = {
  '/api/v1/openapi.yaml':
    "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /teas: { $ref: paths/teas.yaml }\n",
  '/api/v1/paths/teas.yaml': operation('../../shared/Tea.yaml?edition=2'),
  '/api/shared/Tea.yaml?edition=2': 'type: object\nproperties: { cup: { $ref: gone.yaml } }\n',
  '/file.yaml':
    "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { $ref: 'file:///etc/hosts' } }\n",
};
const server = createServer((request, response) => {
  if (request.url === '/latest') response.writeHead(302, { location: '/api/v1/openapi.yaml' }).end();
  else if (request.url === '/broken') response.destroy();
  else response.writeHead(pages[request.url ?? ''] ? 200 : 404).end(pages[request.url ?? '']);
});
const stored = mkdtempSync(join(tmpdir(), 'clientele-pages-'));
let origin = '';

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port.
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
});
afterEach(() => void server.close());
afterAll(() => rmSync(stored, { recursive: true, force: true }));

it('takes a document in with the pages that it refers to, and again from what is stored', async () => {
  const { tree, notes, source } = await takeApart(`${origin}/latest`);
  expect([...tree.keys()]).toEqual(['openapi.yaml', 'paths/teas.yaml', 'components/schemas/Tea.yaml']);
  expect(textsOf(tree).get('paths/teas.yaml')).toContain('$ref: ../components/schemas/Tea.yaml');
  expect(notes).toEqual([
    `${origin}/api/shared/gone.yaml answers 404 Not Found; expected 200.`,
    'gone.yaml leads nowhere; it is written as #/components/schemas/gone; nothing is generated of what needs it.',
  ]);
  expect([...source.values()]).toEqual(Object.values(pages).slice(0, 3));

  await new Promise((resolve) => server.close(resolve));
  const names = [...source.keys()];
  writeTexts(source, stored);
  const again = await takeApart(join(stored, names[0] ?? ''), { stored });
  expect(textsOf(again.tree)).toEqual(textsOf(tree));
  expect([...again.source.keys()]).toEqual(names);
});

it('stores files so that none of their folders is taken for that of pages or Overlays', async () => {
  const files = {
    'remote/openapi.yaml':
      "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { $ref: ../overlays/a.yaml } }\n",
    'overlays/a.yaml': 'get: { responses: {} }\n',
  };
  const folder = join(stored, 'api');
  writeTexts(new Map(Object.entries(files)), folder);
  const { source, tree } = await takeApart(join(folder, 'remote/openapi.yaml'));
  expect([...source.keys()]).toEqual(['api/remote/openapi.yaml', 'api/overlays/a.yaml']);

  const again = join(stored, 'again');
  writeTexts(source, again);
  const { tree: same } = await takeApart(join(again, 'api/remote/openapi.yaml'), { stored: again });
  expect(textsOf(same)).toEqual(textsOf(tree));
});

describe('reads no file for a page', () => {
  const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
  const secret = pathToFileURL(join(stored, 'secret.yaml')).href;
  const own = join(stored, 'own.yaml');
  writeTexts(new Map([['secret.yaml', 'get: { summary: Secret. }\n']]), stored);
  const add = (update: object) => stringify({ overlay: '1.0.0', actions: [{ target: '$.paths', update }] });
  Object.assign(pages, {
    '/secret.yaml': `$ref: ${secret}\n`,
    '/example.yaml': `${operation('#/s')}s: { $ref: '${secret}' }\n`,
    '/overlay.yaml': add({ '/a': { $ref: secret } }),
    '/beside.yaml': add({ '/a': { $ref: 'secret.yaml' } }),
    '/extends.yaml': stringify({ overlay: '1.0.0', extends: secret, actions: [{ target: '$', update: {} }] }),
  });

  it.each([
    ['that is the document', undefined, undefined],
    ['that a file refers to', '/secret.yaml', undefined],
    ['that a file refers to, deeper', '/example.yaml', undefined],
    ['that is an Overlay of a file', '', '/overlay.yaml'],
    ['that is an Overlay of a file, by its name alone', '', '/beside.yaml'],
  ])('%s', async (_what, from, overlay) => {
    const paths = from ? `paths: { /p: { $ref: '${origin}${from}' } }\n` : 'paths: {}\n';
    writeTexts(new Map([['own.yaml', head + paths]]), stored);
    const overlays = overlay ? [origin + overlay] : [];
    const { notes, tree, source } = await takeApart(from === undefined ? `${origin}/file.yaml` : own, {
      overlays,
    });
    expect(notes[0]).toMatch(/^file:.* is a file, and referred to by a page; it is not read\.$/);
    expect([...textsOf(tree).values(), ...source.values()].join()).not.toContain('Secret.');
  });

  it('that is an Overlay, but what its file names itself', async () => {
    writeTexts(new Map([['own.yaml', `${head}paths: { /s: { $ref: secret.yaml } }\n`]]), stored);
    const { tree } = await takeApart(own, { overlays: [`${origin}/beside.yaml`] });
    expect(textsOf(tree).get('paths/s.yaml')).toContain('Secret.');
  });

  it('that extends it', async () => {
    await expect(takeApart(`${origin}/extends.yaml`)).rejects.toThrow(/is a page and extends a file, file:/);
  });
});

it.each([
  ['/gone.yaml', /gone.yaml answers 404 Not Found; expected 200\.$/],
  ['/broken', /broken does not answer: /],
])('says what is wrong with %s', async (path, problem) => {
  await expect(takeApart(origin + path)).rejects.toThrow(problem);
});

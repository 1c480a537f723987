import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
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

it('reads no file for a page', async () => {
  const { notes } = await takeApart(`${origin}/file.yaml`);
  expect(notes[0]).toBe('file:///etc/hosts is a file, and referred to by a page; it is not read.');
});

it.each([
  ['/gone.yaml', /gone.yaml answers 404 Not Found; expected 200\.$/],
  ['/broken', /broken does not answer: /],
])('says what is wrong with %s', async (path, problem) => {
  await expect(takeApart(origin + path)).rejects.toThrow(problem);
});

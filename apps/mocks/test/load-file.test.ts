import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MockError, startMocks } from '../src/index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-contract-'));
});
afterAll(() => rm(folder, { recursive: true }));

const head = "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\n";
const operation = "    get:\n      responses:\n        '200':\n          description: Items.\n";
const version = 'expected a document of OpenAPI 3.0 or 3.1.';

/** What is in a file, by its name, and what is said of it; what is said of other files names them. */
const bad: readonly (readonly [name: string, files: Record<string, string>, message: string])[] = [
  ['not YAML', { 'shop.yaml': `${head}paths: { /items: {\n` }, 'shop.yaml:4: deficient indentation'],
  [
    'not JSON',
    { 'shop.json': '{"openapi": "3.1.0",\n"info": {,}}' },
    'shop.json:2: expected the node content',
  ],
  ['nothing', { 'shop.yaml': '' }, `shop.yaml:1: This has no \`openapi\` that says its version; ${version}`],
  ['a text', { 'shop.yaml': 'Items\n' }, 'shop.yaml:1: This has no `openapi`'],
  ['a list', { 'shop.yaml': '- openapi: 3.1.0\n' }, 'shop.yaml:1: This has no `openapi`'],
  ['Swagger', { 'shop.yaml': "# Old.\nswagger: '2.0'\n" }, `shop.yaml:2: This is of Swagger 2.0; ${version}`],
  ['a later one', { 'shop.yaml': 'openapi: 3.2.0\n' }, `shop.yaml:1: This is of OpenAPI 3.2.0; ${version}`],
  ['a missing file', {}, 'shop.yaml: There is no file '],
  [
    'references that lead nowhere',
    {
      'shop.yaml': `${head}paths:
  /items:
    $ref: parts/items.yaml
  /shelves:
${operation}          content: { application/json: { schema: { $ref: '#/components/schemas/Shelf' } } }
`,
    },
    'shop.yaml:5: There is no file parts/items.yaml.\nshop.yaml:11: There is nothing where this $ref leads to.',
  ],
  [
    'a part that is not YAML',
    { 'shop.yaml': `${head}paths:\n  /items:\n    $ref: items.yaml\n`, 'items.yaml': 'get: {\n' },
    'items.yaml:2: ',
  ],
  [
    'a reference to itself',
    { 'shop.yaml': `${head}paths:\n  /items:\n    $ref: '#/paths/~1items'\n` },
    'shop.yaml: It cannot be read: Self-referencing circular pointer.',
  ],
  [
    'no operation',
    { 'shop.yaml': `${head}paths: {}\n` },
    'shop.yaml: It cannot be served: it has no operation.',
  ],
  [
    'no paths',
    { 'shop.yaml': head },
    'shop.yaml:1: Must contain at least one of the following fields: paths',
  ],
  [
    'what is no path and no operation',
    { 'shop.yaml': `${head}paths:\n  /items: 5\n  /shelves:\n    get: []\n` },
    'shop.yaml:4: Expected type `PathItem` (object) but got `integer`\nshop.yaml:6: Expected type `Operation`',
  ],
];

test.each(bad)('refuses a file with %s, and says where', async (name, files, message) => {
  const own = join(folder, name);
  await mkdir(own);
  for (const [file, text] of Object.entries(files)) await writeFile(join(own, file), text);
  const [file = 'shop.yaml'] = Object.keys(files);
  const error = await refusal(join(own, file));
  expect(error.message.replaceAll(`${own}/`, '')).toContain(message);
  expect(error.code).toBe('CONTRACT_UNUSABLE');
});

test('refuses a folder', async () => {
  expect(await refusal(folder)).toMatchObject({
    code: 'CONTRACT_UNUSABLE',
    message: expect.stringContaining('Expected a file but received a folder'),
  });
});

test.each([
  ['_mock=shop.yaml', 'the mocks have that one. Write --contract <name>=shop.yaml.'],
  ['my shop.yaml', 'The contract "my shop" needs a name that can stand in a URL. Write --contract <name>='],
  ['=shop.yaml', 'The contract "" needs a name'],
  ['tea=https://shop.test/openapi.json', 'must be a file, not the address https://shop.test/openapi.json'],
  ['nowhere', 'There is no contract "nowhere". There are: '],
])('refuses %s by its name', async (given, message) => {
  expect(await refusal(given)).toMatchObject({
    code: 'OPTION_INVALID',
    message: expect.stringContaining(message),
  });
});

async function refusal(contract: string): Promise<MockError> {
  return startMocks({ port: 0, contracts: [contract] }).then(
    async (mocks) => {
      await mocks.close();
      throw new Error(`${contract} is served.`);
    },
    (error: MockError) => error,
  );
}

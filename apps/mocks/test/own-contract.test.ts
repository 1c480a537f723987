import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { doubtsOf } from '../src/contracts/doubts.ts';
import { loadFile } from '../src/contracts/load-file.ts';

const head = 'openapi: 3.1.0\ninfo: { title: Tea, version: "1" }\npaths:\n';
const leaf = '  /tea: { get: { responses: { "200": { description: Tea. } } } }\n';

async function written(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'own-contract-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'tea.yaml');
  await writeFile(file, text);
  return file;
}

it.each([
  ['nothing', head + leaf, ''],
  ['a misspelt key', head + leaf.replace('responses', 'response'), ':4: Property `response` is not expected'],
  ['a type that is none', head + leaf.replace('/tea: {', '/tea: { x-a: 1, parameters: 7,'), ':4: Expected'],
])('of %s in a file of the user’s it is said where, and it is served', async (_what, text, said) => {
  const file = await written(text);
  const doubts = await doubtsOf([file, 'kettle']);
  if (said === '') expect(doubts).toBe('');
  else expect(doubts).toContain(file + said);
  expect((await loadFile(`cup=${file}`)).name).toBe('cup');
});

it('an address is no file, and it is said what to do', async () => {
  await expect(loadFile('shop=https://example.test/openapi.yaml')).rejects.toThrow(
    /must be a file, not the address https:\/\/example\.test\/openapi\.yaml\. Download/,
  );
});

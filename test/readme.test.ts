import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { blocks, compileAndRun, programs, root, toMocks } from './snippets.ts';

const run = promisify(execFile);
const readme = await readFile(join(root, 'README.md'), 'utf8');
const contributing = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8');
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

const curls = blocks(readme, 'sh').filter((block) => block.startsWith('curl'));
const snippets = programs(readme).map((code, index) => [index + 1, code] as const);

describe('README', () => {
  it('has a curl and SDK snippets to test', () => {
    expect(curls.length).toBeGreaterThan(0);
    expect(snippets.length).toBeGreaterThan(0);
  });

  it.each(curls)('answers %s', async (curl) => {
    const command = `${toMocks(curl).trim()} --silent --show-error --fail-with-body`;
    const { stdout } = await run('sh', ['-c', command]);
    const [, name] = curl.match(/"value": "([^"]+)"/) ?? [];
    expect(JSON.parse(stdout)).toMatchObject({ name });
  });

  it.each(snippets)('compiles and runs snippet %i', async (_index, code) => {
    const [printed = ''] = await compileAndRun([code]);
    expect(code).toContain(`'${printed.trim()}'`);
  });

  // pnpm's own commands are no scripts.
  const builtIn = ['install', 'exec'];
  const commands = `${readme}\n${contributing}`.matchAll(/(?:^|`)(?:npm|pnpm) ([a-z][a-z-]*)/gm);
  it.each([...new Set([...commands].map(([, name = '']) => name))].filter((name) => !builtIn.includes(name)))(
    'names the script %s, which exists',
    (name) => {
      expect(scripts).toHaveProperty(name);
    },
  );

  it.each([...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path))(
    'links to %s, which exists',
    async (path) => {
      await expect(access(join(root, path))).resolves.toBeUndefined();
    },
  );
});

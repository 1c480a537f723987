import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const readme = await readFile(join(root, 'README.md'), 'utf8');
const contributing = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8');
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/** The mocks of this run stand where the README says that `npm start` puts them. */
function toMocks(text: string): string {
  const [gateway = ''] = Object.entries(inject('mocks')).map(([name, url]) => url.replace(`/${name}`, ''));
  return text.replaceAll('http://localhost:4010', gateway);
}

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  );
}

const curls = blocks('sh').filter((block) => block.startsWith('curl'));
const snippets = blocks('ts').map((code, index) => [index + 1, code] as const);

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
    const [, name = ''] = code.match(/from '@clientele\/([^'/]+)/) ?? [];
    const cache = join(root, 'packages', name, 'coverage');
    await mkdir(cache, { recursive: true });
    // Inside the package, so that its own name resolves as an installed one does.
    const folder = await mkdtemp(join(cache, 'readme-'));
    try {
      const file = join(folder, 'snippet.ts');
      await writeFile(file, toMocks(code));
      const options = [
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2024',
        '--skipLibCheck',
      ];
      await run('tsc', [
        '--ignoreConfig',
        '--allowImportingTsExtensions',
        '--types',
        'node',
        ...options,
        file,
      ]);
      const { stdout } = await run('node', [file]);
      expect(code).toContain(`'${stdout.trim()}'`);
    } finally {
      await rm(folder, { recursive: true });
    }
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

import { execFile } from 'node:child_process';
import { access, glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { publishedPackages } from '@clientele/consumer-testing/published';
import { fences } from '@clientele/examples/fences';
import { programs, promised } from '@clientele/examples/programs';
import { home } from '@clientele/examples/run';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, faultOf } from './commands.ts';
import { type Compiled, compileSnippets, root, type Snippet, toMocks } from './snippets.ts';

const run = promisify(execFile);

const files = await Array.fromAsync(
  glob(
    '{*,docs/{,decisions/}*,{packages,apps,specs,scripts}/*/README,{scripts,test,apps/registry/src/vendors}/README}.md',
    { cwd: root },
  ),
);
const pages = await Promise.all(
  files.sort().map(async (file) => {
    const text = await readFile(join(root, file), 'utf8');
    try {
      fences(text);
    } catch (error) {
      throw new Error(`${file}: ${error}`);
    }
    return [file, text] as const;
  }),
);
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const published = await publishedPackages();
const known = { scripts: Object.keys(scripts), packages: published.map(({ name }) => name) };

it.each(pages)('%s has JSON that parses, and names commands and files that exist', async (file, text) => {
  for (const { language, code } of fences(text)) if (language === 'json') JSON.parse(code);
  const faults = commands(text).map((command) => [command.text, faultOf(command, known)]);
  expect(faults.filter(([, fault]) => fault)).toEqual([]);
  for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)\)/g)) {
    const inRepository = link.replace(/^https:\/\/github\.com\/clientele\/clientele\/tree\/main\//, '/');
    if (/^https?:/.test(inRepository)) continue;
    const target = inRepository.startsWith('/') ? inRepository : join(dirname(file), inRepository);
    await expect(access(join(root, target)), link).resolves.toBeUndefined();
  }
});

/** What `pnpm example` runs, from the package that has what guides import. */
const isGuide = (file: string) => /^(?:README|docs\/[^/]+)\.md$/.test(file);

it.each(pages.filter(([file]) => file.startsWith('docs/')))('%s is short', (_file, text) => {
  expect(text.split('\n').length).toBeLessThan(120);
});

it('has CommonJS in the one page whose test, of the tarballs, runs it', () => {
  const withCommonJs = pages.filter(([, text]) => fences(text).some(({ language }) => language === 'js'));
  expect(withCommonJs.map(([file]) => file)).toEqual(['docs/commonjs.md']);
});

// The programs of generated pages have a test of their own.
const written = pages.filter(([, text]) => !text.startsWith('<!-- Generated'));

describe('what a reader copies works', () => {
  const withPrograms = written.filter(([, text]) => programs(text).length > 0);
  const snippets = withPrograms.map(([file, text]) => {
    const room = isGuide(file) ? home : undefined;
    return [file, programs(text).map((code) => ({ code, room }))] as const;
  });
  // What a page declares of another module would reach the others.
  const alone = (own: readonly Snippet[]) => own.some(({ code }) => /^declare /m.test(code));
  let together: Compiled | undefined;
  beforeAll(async () => {
    together = await compileSnippets(snippets.flatMap(([, own]) => (alone(own) ? [] : own)));
  });
  afterAll(() => together?.[Symbol.asyncDispose]());

  it.each(snippets)('%s: programs print what their comments say', async (_file, own) => {
    await using apart = alone(own) ? await compileSnippets(own) : undefined;
    const printed = await Promise.all(own.map((snippet) => (apart ?? together)?.run(snippet)));
    expect(printed.map((output) => output?.trim().split('\n'))).toEqual(
      own.map(({ code }) => promised(code)),
    );
  });

  // Else a change of such a package would not bring these tests to run again.
  it.each(withPrograms)('%s: programs import what this package depends on', async (_file, text) => {
    const { dependencies } = JSON.parse(await readFile(join(root, 'test/package.json'), 'utf8'));
    const imported = programs(text).flatMap((code) => code.match(/(?<=from ')@clientele\/[^'/]+/g) ?? []);
    const unpublished = imported.filter((name) => !known.packages.includes(name));
    expect(unpublished.filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('guides: the package that runs them depends on what they import, and on nothing else', async () => {
    const { dependencies } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
    const guides = withPrograms.filter(([file]) => isGuide(file)).map(([, text]) => text);
    const imported = guides
      .flatMap(programs)
      .flatMap((code) => code.match(/(?<=from ')(?!node:)(?:@[^'/]+\/)?[^'/]+/g) ?? []);
    // The mocks it starts; React is what the hooks' libraries run in.
    const own = ['@clientele/mocks', 'react'];
    expect(Object.keys(dependencies)).toEqual([...new Set([...own, ...imported])].sort());
  });

  const calls = written.flatMap(([file, text]) =>
    commands(text)
      .filter((command) => command.block && command.text.startsWith('curl'))
      .map((command) => [file, command.text] as const),
  );
  it.each(calls)('%s: %s', async (_file, curl) => {
    const { stdout } = await run('sh', ['-c', `${toMocks(curl)} --silent --show-error --fail-with-body`]);
    const [, name] = curl.match(/"value": "([^"]+)"/) ?? [];
    expect(JSON.parse(stdout)).toMatchObject({ name: name ?? expect.any(String) });
  });

  it('has programs of the pages that need one, and a call', () => {
    expect(withPrograms.map(([file]) => file)).toEqual(
      expect.arrayContaining(['README.md', 'docs/quick-start.md', 'packages/server-kit/README.md']),
    );
    expect(calls).not.toEqual([]);
  });
});

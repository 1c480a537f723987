import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { gather } from '../facts/gather.ts';
import { pageOf } from '../page.ts';
import { writeHtml } from '../render/to-html.ts';
import { writeMarkdown } from '../render/to-markdown.ts';
import { report } from '../report.ts';
import { contract, openHarbour } from './harbour.ts';

const harbour = openHarbour();
afterAll(() => harbour[Symbol.dispose]());

// One story, since every step of it runs the real tools.
it('tells of an edit from the contract to the bytes', async () => {
  harbour.write('specs/boats/openapi.json', contract('dark blue', ['color']));
  const facts = await gather(harbour.root, 'main', () => harbour.build());
  const page = pageOf(facts);
  const [markdown, html] = [writeMarkdown(page), writeHtml(page)];
  for (const told of [
    ...['1 contract was touched', 'Scenarios: 1 changed.', 'specs/boats/openapi.json'],
    ...['pnpm changeset add', '/response/body/color', 'dark blue'],
  ]) {
    expect(markdown).toContain(told);
    expect(html).toContain(told);
  }
  expect(markdown).toContain('**Breaking** for those who call `boats`');
  // Both sides were bundled, each from what is generated of its own contract.
  expect(markdown).toMatch(/\| `boats` \|(?: \d+ to \d+ \(\*\*\+\d\*\*\) \|){3} \|/);
  expect(html).toMatch(/<ins>\s*"color": "dark blue"/);
});

it('knows no commit that git does not know', async () => {
  await expect(report(harbour.root, 'nowhere')).rejects.toThrow('nowhere: git knows no such commit.');
});

it.each([
  [['HEAD', 'HEAD'], 'HEAD: not understood.'],
  [['--frmat'], "Unknown option '--frmat': not understood."],
])('refuses %s', async (options, message) => {
  const { status, output } = await run(harbour.root, options);
  expect(output).toContain(message);
  expect(output).not.toContain('    at ');
  expect(status).toBe(2);
});

function run(cwd: string, options: readonly string[]): Promise<{ status: number; output: string }> {
  const program = join(import.meta.dirname, '../main.ts');
  return new Promise((done) => {
    execFile(process.execPath, [program, ...options], { cwd }, (error, stdout, stderr) => {
      done({ status: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}

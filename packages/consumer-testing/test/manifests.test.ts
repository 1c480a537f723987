import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readRegister } from '@clientele/openapi/register';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { publishedPackages, repository, stalePackages } from '../src/published.ts';

const run = promisify(execFile);
const packages = await publishedPackages();
const stale = await stalePackages(packages);
const contracts = (await readRegister(repository)).map((contract) => `@clientele/${contract.name}`);
const own = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8'));

describe.each(packages.map((one) => [one.name, one] as const))('%s', (name, { manifest, tarball }) => {
  it('is packed from what the sources say; else run `pnpm build`', () => {
    expect(stale).not.toContain(name);
    // The dependency is what makes `pnpm build` build a package before its tarball is made.
    expect(own.dependencies).toHaveProperty([name], 'workspace:*');
  });

  it('is ESM without side effects', () => {
    expect(manifest).toMatchObject({ type: 'module', sideEffects: false, license: 'MIT' });
  });

  it('is packed with what it publishes, and with ranges that npm knows', async () => {
    const { stdout } = await run('tar', ['-xOf', tarball, 'package/package.json']);
    const packed = JSON.parse(stdout);
    expect(packed.exports).toEqual(manifest.publishConfig.exports);
    expect(packed).not.toHaveProperty('publishConfig.exports');
    expect(JSON.stringify([packed.dependencies, packed.peerDependencies])).not.toMatch(/workspace:|catalog:/);
    if (contracts.includes(name)) {
      const modules = ['.', './fetch', './schemas', './scenarios', './msw', './server'];
      expect(Object.keys(packed.exports)).toEqual([...modules, './openapi.json', './package.json']);
    }
  });

  it('exports the same entries here and when published, types first', () => {
    const published = manifest.publishConfig.exports;
    for (const [path, target] of Object.entries(published)) {
      if (path.endsWith('.json')) continue;
      expect(Object.keys(target), path).toEqual(['types', 'default']);
      expect(manifest).toHaveProperty(['exports', path]);
    }
  });

  it('passes publint --strict', async () => {
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(await readFile(tarball)).buffer },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  // `require` as TypeScript saw it before 5.8 is not claimed; `commonjs.test.ts` has what is.
  it('passes arethetypeswrong', async () => {
    const attw = join(import.meta.dirname, '../node_modules/@arethetypeswrong/cli/dist/index.js');
    const { stdout, code = 0 }: { stdout: string; code?: number } = await run(process.execPath, [
      attw,
      tarball,
      '--ignore-rules',
      'cjs-resolves-to-esm',
      '--format',
      'ascii',
    ]).catch(
      // What execFile rejects with.
      (failed: { stdout: string; code: number }) => failed,
    );
    expect(code, stdout).toBe(0);
  });
});

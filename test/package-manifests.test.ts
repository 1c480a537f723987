import { readFile } from 'node:fs/promises';
import { manifests } from '@clientele/manifests';
import { describe, expect, it } from 'vitest';

const all = (await manifests()).map((manifest) => [manifest.name, manifest] as const);

describe.each(all)('package.json of %s', (_name, { file, text }) => {
  it('is that of every contract; else run `pnpm manifests`', async () => {
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('says what the package is', () => {
    expect(JSON.parse(text).description).toMatch(/^\w.+\.$/);
  });
});

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { describe, expect, it } from 'vitest';
import { testsOf } from '../tests-of.ts';

const root = resolve(import.meta.dirname, '../../..');
const [contract] = await readRegister(root);
const names = (await readRegister(root)).map(({ name }) => name).join(', ');

it.each([
  [[], ''],
  [['tea'], 'There is no contract tea.\n'],
  [[contract?.name ?? '', 'tea'], `There is no contract ${contract?.name} tea.\n`],
])('lists the contracts where %j is none', (options, fault) => {
  const program = resolve(import.meta.dirname, '../check.ts');
  const { status, stderr } = spawnSync(process.execPath, [program, ...options], { encoding: 'utf8' });
  expect(stderr).toBe(`${fault}pnpm check <contract>: one of ${names}\n`);
  expect(status).toBe(2);
});

const tea = { name: 'tea', level: 'imported', source: 'specs/tea/openapi.yaml' } as const;
const bundle = resolve(root, 'packages/tea/generated/openapi.json');

it('tests the package alone of what the registry does not serve', () => {
  expect(testsOf(root, { ...tea, bundle })).toEqual([['packages/tea/test/']]);
});

describe('of what the registry serves', () => {
  const [, shared = []] = testsOf(root, { ...tea, bundle, source: contract?.source ?? '' });
  const pattern = new RegExp(shared[shared.indexOf('-t') + 1] ?? '');

  it.each([
    ['tea > is tested', true],
    ['tea on sqlite > updateTea > 200', true],
    ['tea, over everything that was sent > catches', true],
    ['the stub of tea > answers', true],
    ['tea on postgres > updateTea > 200', false],
    ['tea-pot on sqlite > 200', false],
    ['green-tea > is tested', false],
    ['teas > are tested', false],
  ])('%s: %j', (title, isTested) => expect(pattern.test(title)).toBe(isTested));
});

import { expect, it } from 'vitest';
import { readPackages } from '../src/packages.ts';
import { Repository } from './repository.ts';

it.each([
  ['an imported contract', "extends: ['house/imported'], ", []],
  ['a contract of the house', '', ['@clientele/boats']],
])('of the package of %s reports the entries', async (_what, level, expected) => {
  using repository = new Repository();
  const files = 'root: specs/boats/openapi.yaml, output: packages/boats/generated/openapi.json';
  repository.write('redocly.yaml', `apis: { boats: { ${level}${files} } }\n`);
  repository.write('pnpm-workspace.yaml', 'packages: [packages/*]\n');
  const exports = { '.': './generated/index.gen.ts' };
  repository.write('packages/boats/package.json', JSON.stringify({ name: '@clientele/boats', exports }));
  const [boats] = await readPackages(repository.root);
  expect(boats?.entries.map(({ specifier }) => specifier)).toEqual(expected);
});

import { expect, it } from 'vitest';
import { page } from '../imports/page.ts';
import type { Imported } from '../imports/result.ts';

const document = { name: 'tea', source: 'teas@1.0.0', file: 'tea.yaml', licence: 'MIT' };
const whole: Imported = {
  document,
  operations: 3,
  leftOut: ['GET /a: a cookie.', 'GET /b: a cookie.'],
  notes: [
    'specs/tea/paths/a.yaml:3: $id "x" is dropped.',
    'specs/tea/paths/b.yaml:9: $id "y" is dropped.',
    'specs/tea/paths/a.yaml:1: GET /a is left out: a cookie.',
    'tea: 7 to-dos left (7 retry); `pnpm todos tea` lists them.',
    'Next: `pnpm todos tea`.',
  ],
  todos: 7,
  tests: { passed: 10, failed: 0, skipped: 2 },
  seconds: { import: 1.4, install: 1, lint: 1, generate: 1, types: 2, tests: 3, build: 4, pack: 0.6 },
};
const { build: _build, pack: _pack, ...some } = whole.seconds;
const failed = {
  ...whole,
  document: { ...document, name: 'pot', split: true as const },
  tests: { passed: 9, failed: 1, skipped: 2 },
  seconds: some,
  failure: { step: 'tests' as const, message: 'brew 200: expected 1 to be 2\n\nmore' },
};

it('has a row for each document, and says the same once', () => {
  const text = page([whole, failed]);
  expect(text).toContain(
    '| tea | teas@1.0.0 `tea.yaml` | MIT | 3 | 2 | 7 | 10 | 2 | 1 | 2 | 3 | 5 | all |\n' +
      '| pot | teas@1.0.0 `tea.yaml`, split | MIT | 3 | 2 | 7 | 9, 1 failed | 2 | 1 | 2 | 3 |  | not tests |',
  );
  expect(text).toContain('- tea\n  - 2 times: $id … is dropped.\n- pot');
  expect(text).toContain('- pot\n  - 2 times: a cookie.');
  expect(text).toContain('## Not passed\n\n- pot\n  - tests: brew 200: expected 1 to be 2 more');
  expect(page([whole])).not.toContain('Not passed');
});

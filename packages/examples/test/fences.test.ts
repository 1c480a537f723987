import { describe, expect, it } from 'vitest';
import { fences, prose } from '../src/fences.ts';

const page = [
  '# Page',
  '',
  '```ts',
  'const a = 1;',
  '',
  '  // ~~',
  '```',
  'Then:',
  '```sh',
  'npm test',
  '```',
  '',
];

it('finds every block, with its language and its place', () => {
  expect(fences(page.join('\n'))).toEqual([
    { language: 'ts', line: 4, code: 'const a = 1;\n\n  // ~~\n' },
    { language: 'sh', line: 10, code: 'npm test\n' },
  ]);
});

it('knows the rest of a page', () => {
  expect(prose(page.join('\n')).split('\n').filter(Boolean)).toEqual(['# Page', 'Then:']);
  expect(prose(page.join('\n')).split('\n')).toHaveLength(page.length);
});

describe('refuses what readers see and no test does:', () => {
  it.each([
    ['another language', ['```typescript', 'code', '```']],
    ['no language', ['```', 'code', '```']],
    ['a word behind the language', ['```ts twoslash', 'code', '```']],
    ['a language in capitals', ['```TS', 'code', '```']],
    ['a space before the language', ['``` ts', 'code', '```']],
    ['an indented block', ['- a list', '', '  ```ts', '  code', '  ```']],
    ['a block in a list', ['- ```ts', '  code']],
    ['a block in a numbered list', ['1. ```ts', '  code']],
    ['a block in a quotation', ['> ```ts', '> code', '> ```']],
    ['tildes', ['~~~ts', 'code', '~~~']],
    ['four backticks', ['````ts', 'code', '````']],
    ['an end that is indented', ['```ts', 'code', '  ```', 'text']],
    ['an end of another kind', ['```ts', 'code', '```ts']],
    ['no end', ['```ts', 'code']],
  ])('%s', (_what, lines) => {
    expect(() => fences(['# Page', ...lines].join('\n'))).toThrow(/^Line \d+, ".+": .+\.$/);
  });
});

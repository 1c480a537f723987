import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { surveyDocument } from '../survey-document.ts';

const root = mkdtempSync(join(tmpdir(), 'clientele-survey-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const { signal } = new AbortController();

it.each([
  ['no JSON', '{', {}, { step: 'generate', fault: 'bundle', message: expect.stringMatching(/not JSON/) }],
  [
    'too large',
    '{}',
    { limits: { seconds: 120, megabytes: 8 } },
    { step: 'generate', fault: 'a crash', message: 'takes more than 8 MB' },
  ],
  [
    'too slow',
    '{}',
    { limits: { seconds: 0.01, megabytes: 2048 } },
    { step: 'generate', fault: 'a crash', message: 'takes longer than 0.01 s' },
  ],
])('a document that is %s fails alone', async (name, text, limits, failure) => {
  const file = join(root, `${name}.json`);
  writeFileSync(file, text);
  const place = { file, folder: join(root, name), signal, ...limits };
  const result = await surveyDocument({ name, operations: 1 }, place);
  expect(result).toMatchObject({ name, operations: 1, generated: 0, passed: [], failures: [failure] });
});

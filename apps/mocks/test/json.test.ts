import { expect, test } from 'vitest';
import { parseJson } from '../src/http/json.ts';

test.each([
  ['{"a":1,}', 'Line 1, column 8: unexpected "}".'],
  ['[1,]', 'Line 1, column 4: unexpected "]".'],
  ['{a:1}', 'Line 1, column 2: unexpected "a".'],
  ["{'a':1}", 'Line 1, column 2: unexpected "\'".'],
  ['{"a" 1}', 'Line 1, column 6: unexpected "1".'],
  ['{"a":1}}', 'Line 1, column 8: unexpected "}".'],
  ['[1 2]', 'Line 1, column 4: unexpected "2".'],
  ['nul', 'Line 1, column 4: the text ends before the JSON is complete.'],
  ['trux', 'Line 1, column 4: unexpected "x".'],
  ['01', 'Line 1, column 2: unexpected "1".'],
  ['-', 'Line 1, column 2: the text ends before the JSON is complete.'],
  ['1.e', 'Line 1, column 3: unexpected "e".'],
  ['1e+', 'Line 1, column 4: the text ends before the JSON is complete.'],
  ['"a', 'Line 1, column 3: the text ends before the JSON is complete.'],
  ['"a\\', 'Line 1, column 4: the text ends before the JSON is complete.'],
  ['"\\u12', 'Line 1, column 6: the text ends before the JSON is complete.'],
  ['"\\x"', 'Line 1, column 3: unexpected "x".'],
  ['"a\nb"', 'Line 1, column 3: unexpected "\\n".'],
  ['{\n  "a": 1\n  "b": 2\n}', 'Line 3, column 3: unexpected "\\"".'],
  ['{"a":"é😀",}', 'Line 1, column 12: unexpected "}".'],
  ['NaN', 'Line 1, column 1: unexpected "N".'],
  ['', 'The body is empty.'],
])('says where %j stops being JSON', (text, fault) => {
  expect(parseJson(Buffer.from(text))).toEqual({ fault });
});

test.each(['null', '"\\u00e9"', ' [1, {"a": -0.5e3}] ', '{"__proto__": 1}'])('parses %j', (text) => {
  expect(parseJson(Buffer.from(text))).toEqual({ value: JSON.parse(text) });
});

test('shows no more of the body than one character', () => {
  const result = parseJson(Buffer.from('{"client_secret": "hush", oops}'));
  expect(JSON.stringify(result)).not.toMatch(/hush|oops/);
});

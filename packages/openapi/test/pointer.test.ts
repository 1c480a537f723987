import { describe, expect, it } from 'vitest';
import { parseFragment, parsePointer, toFragment, toPointer } from '../src/index.ts';

// Each name list with its two spellings; the upper part is the table of RFC 6901, sections 5 and 6.
const spellings: [string[], string, string][] = [
  [[], '', '#'],
  [['foo'], '/foo', '#/foo'],
  [['foo', '0'], '/foo/0', '#/foo/0'],
  [[''], '/', '#/'],
  [['a/b'], '/a~1b', '#/a~1b'],
  [['c%d'], '/c%d', '#/c%25d'],
  [['e^f'], '/e^f', '#/e%5Ef'],
  [['g|h'], '/g|h', '#/g%7Ch'],
  [['i\\j'], '/i\\j', '#/i%5Cj'],
  [['k"l'], '/k"l', '#/k%22l'],
  [[' '], '/ ', '#/%20'],
  [['m~n'], '/m~0n', '#/m~0n'],
  [['~1'], '/~01', '#/~01'],
  [['/clients/{id}', 'get'], '/~1clients~1{id}/get', '#/~1clients~1%7Bid%7D/get'],
  [['a#b', '[c]', '?'], '/a#b/[c]/?', '#/a%23b/%5Bc%5D/?'],
  [['', ''], '//', '#//'],
  [['日本', '🫖'], '/日本/🫖', '#/%E6%97%A5%E6%9C%AC/%F0%9F%AB%96'],
  [['__proto__', 'constructor'], '/__proto__/constructor', '#/__proto__/constructor'],
];

describe.each(spellings)('%j', (names, pointer, fragment) => {
  it(`is ${pointer}`, () => {
    expect(toPointer(names)).toBe(pointer);
    expect(parsePointer(pointer)).toEqual(names);
  });

  it(`is ${fragment}`, () => {
    expect(toFragment(names)).toBe(fragment);
    expect(parseFragment(fragment)).toEqual(names);
  });
});

const malformed = (pointer: string) =>
  expect.objectContaining({
    code: 'ERR_POINTER_MALFORMED',
    pointer,
    message: expect.stringContaining(pointer),
  });

it.each(['foo', '#/foo', '/a~', '/a~2', '/~~1', ' /a'])('refuses the pointer %j', (pointer) => {
  expect(() => parsePointer(pointer)).toThrow(malformed(pointer));
});

it.each(['#foo', '#/%', '#/%G0', '#/%C3%28', '#/a~2', '#/%7E2', '#/%ED%A0%80'])(
  'refuses the fragment %j',
  (fragment) => {
    expect(() => parseFragment(fragment)).toThrow(malformed(fragment));
  },
);

it('refuses to write what UTF-8 has no bytes for', () => {
  expect(() => toFragment(['\ud83e'])).toThrow(malformed('/\ud83e'));
});

it('writes numbers as the indexes of items', () => {
  expect(toPointer(['parameters', 0])).toBe('/parameters/0');
});

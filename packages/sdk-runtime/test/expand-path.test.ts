import { describe, expect, it } from 'vitest';
import { expandPath, PathParameterError } from '../src/expand-path.ts';

const sent = [
  ['a plain id', 'abc', '/clients/abc/keys'],
  ['a slash', 'a/b', '/clients/a%2Fb/keys'],
  ['an encoded slash, once more', '%2F', '/clients/%252F/keys'],
  ['a space', 'two words', '/clients/two%20words/keys'],
  ['a letter outside ASCII', 'ü', '/clients/%C3%BC/keys'],
  ['what would end a path', 'a?b#c', '/clients/a%3Fb%23c/keys'],
  ['dots that are no segment', '..a', '/clients/..a/keys'],
  ['a number', 42, '/clients/42/keys'],
  ['a boolean', false, '/clients/false/keys'],
  ['what String.replace would expand', '$&', '/clients/%24%26/keys'],
] as const;

const refused = [
  ['nothing', undefined, 'received undefined'],
  ['null', null, 'received null'],
  ['an object', {}, 'received object'],
  ['an empty string', '', 'received ""'],
  ['one dot', '.', 'received "."'],
  ['two dots', '..', 'received ".."'],
  ['NUL', '\u0000', 'control characters'],
  ['a line break', 'a\r\nb', 'received "a\\r\\nb"'],
  ['DEL', '\u007f', 'control characters'],
  ['a C1 control character', '\u0085', 'control characters'],
  ['a lone surrogate', '\ud800', 'one path segment'],
] as const;

describe('expandPath', () => {
  it.each(sent)('encodes %s', (_name, id, path) => {
    expect(expandPath('/clients/{id}/keys', { id })).toBe(path);
  });

  it.each(refused)('refuses %s', (_name, id, reason) => {
    const expand = () => expandPath('/clients/{id}/keys', { id });
    expect(expand).toThrow(PathParameterError);
    expect(expand).toThrow(reason);
    expect(expand).toThrow('"id"');
  });
});

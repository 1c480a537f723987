import { expect, it } from 'vitest';
import { differences } from '../src/differences.ts';

const client = { id: 'a', scopes: ['x', 'y'], owner: { name: 'O' }, 'a/b': 1 };

it.each([
  ['the same', client, structuredClone(client), []],
  ['a member', client, { ...client, id: 'b' }, [['/id', 'a', 'b']]],
  ['an item', client, { ...client, scopes: ['x', 'z'] }, [['/scopes/1', 'y', 'z']]],
  ['an item more', client, { ...client, scopes: ['x', 'y', 'z'] }, [['/scopes/2', undefined, 'z']]],
  ['a member of a member', client, { ...client, owner: {} }, [['/owner/name', 'O', undefined]]],
  ['a name to escape', client, { ...client, 'a/b': 2 }, [['/a~1b', 1, 2]]],
  ['another type', client, { ...client, owner: null }, [['/owner', { name: 'O' }, null]]],
  ['a list for an object', { a: {} }, { a: [] }, [['/a', {}, []]]],
  ['no object at all', 'text', null, [['', 'text', null]]],
])('%s', (_what, expected, actual, found) => {
  expect(differences(expected, actual)).toEqual(
    found.map(([pointer, was, is]) => ({ pointer, expected: was, actual: is })),
  );
});

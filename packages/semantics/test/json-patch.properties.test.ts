import fc from 'fast-check';
import { applyPatch } from 'rfc6902';
import { describe, expect, it } from 'vitest';
import { frozen, worldOf } from './support/world.ts';

const PATHS = ['/name', '/description', '/redirectUri'] as const;
const OPS = ['add', 'remove', 'replace', 'test'] as const;
const values = [
  'Example Client',
  'Shows feature flags on the example dashboard',
  'A',
  'https://app.example.com/a',
];

/** The first of `values` that may be a redirect URI; all others are refused there. */
const goodUri = 'https://app.example.com/a';

type RandomOperation = { op: (typeof OPS)[number]; path: (typeof PATHS)[number]; value: string };

const operation: fc.Arbitrary<RandomOperation> = fc.record({
  op: fc.constantFrom(...OPS),
  path: fc.oneof(fc.constantFrom(...PATHS), fc.constant('/description' as const)),
  value: fc.oneof(
    { weight: 2, arbitrary: fc.constant(goodUri) },
    { weight: 3, arbitrary: fc.constantFrom(...values) },
  ),
});
const patches = fc.array(operation, { maxLength: 6 });

/** What the library makes of a patch; nothing where the library or one of the vendor's own rules refuses it. */
function oracle(record: object, patch: readonly RandomOperation[]): object | undefined {
  const copy = structuredClone(record);
  const forbidden = patch.some(
    ({ op, path, value }) =>
      (op === 'remove' && path !== '/description') ||
      ((op === 'add' || op === 'replace') && path === '/redirectUri' && value !== goodUri),
  );
  const errors = applyPatch(copy, structuredClone([...patch]));
  return forbidden || errors.some((error) => error !== null) ? undefined : copy;
}

describe('JSON Patch', () => {
  const { subject, record, context } = worldOf('launchdarkly');

  it('agrees with the library rfc6902 on patches over the three paths', () => {
    let applied = 0;
    fc.assert(
      fc.property(patches, (patch) => {
        const expected = oracle(record, patch);
        const result = subject.update(record, patch, context);
        if (expected !== undefined && patch.length > 0) applied += 1;
        expect(result.ok ? result.record : undefined).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
    expect(applied).toBeGreaterThan(300);
  });

  it('changes nothing when any operation fails, wherever it stands', () => {
    const failing: fc.Arbitrary<unknown> = fc.constantFrom(
      { op: 'test', path: '/name', value: 'another name' },
      { op: 'remove', path: '/name' },
      { op: 'replace', path: '/redirectUri', value: 'http://app.example.com/' },
      { op: 'replace', path: '/_clientId', value: 'another client' },
      { op: 'move', from: '/name', path: '/description' },
      { op: 'replace', path: '/name' },
    );
    fc.assert(
      fc.property(patches, failing, patches, (before, bad, after) => {
        const old = structuredClone(record);
        const result = subject.update(frozen(old), [...before, bad, ...after], context);
        expect(result.ok).toBe(false);
        expect(result).not.toHaveProperty('record');
        expect(old).toEqual(record);
      }),
    );
  });

  it.each([
    '',
    '/',
    'name',
    '/name/',
    '//name',
    '/Name',
    '/na%6de',
    '/~0name',
    '/name/0',
    '/_clientId',
    '/_links',
    '/_links/self/href',
    '/__proto__',
    '/__proto__/name',
    '/constructor/prototype/name',
    '#/name',
    '/redirectUri ',
    '/_clientSecret',
  ])('refuses the path %j with every operation', (path) => {
    for (const op of OPS) expect(subject.update(record, [{ op, path, value: 'A' }], context).ok).toBe(false);
  });
});

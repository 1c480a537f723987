import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodies } from './support/arbitraries.ts';
import { worldOf } from './support/world.ts';

interface Scope {
  readonly id: string;
  readonly name: string;
  readonly public: boolean;
}

const openid = { id: '8c5a2f19-3d7e-4b60-a1c4-6e9f0d2b7835', name: 'openid', public: true };
const reports = { id: 'd41b7e06-9f2a-4c85-b3d7-0a6c8e1f5924', name: 'read:reports', public: false };

it('authorized_scopes is replaced by id or name, and emptied where it is absent', () => {
  fc.assert(
    fc.property(bodies['boruta'] ?? fc.constant({}), (body) => {
      const { subject, record, context } = worldOf('boruta');
      const result = subject.update(record, body, context);
      if (!result.ok) return;
      const { authorized_scopes: entries = [] } = Object(body).client;
      const expected = model(entries);
      expect(result.record['authorized_scopes']).toEqual(expected);
      expect((result.created ?? []).map(({ record: scope }) => scope)).toEqual(
        expected.filter(({ name }) => name !== 'openid' && name !== 'read:reports'),
      );
    }),
    { numRuns: 500 },
  );
});

it('the scopes of a refused update are not made', () => {
  const { subject, record, context } = worldOf('boruta');
  const client = { identity_provider: {}, authorized_scopes: [{ name: 'new' }], access_token_ttl: 0 };
  expect(subject.update(record, { client }, context)).not.toHaveProperty('created');
});

/** The vendor's rules once more, written as a fold over the entries. */
function model(entries: readonly { readonly id?: string; readonly name?: string }[]): readonly Scope[] {
  let made = 0;
  const known: Scope[] = [openid, reports];
  const found = entries.flatMap(({ id, name = '' }): readonly Scope[] => {
    const malformed = id === 'no-uuid' || name.includes(' ') || (id === undefined && name === '');
    if (malformed) return [];
    const scope = known.find((candidate) =>
      id === undefined ? candidate.name === name : candidate.id === id,
    );
    if (scope !== undefined || id !== undefined) return scope === undefined ? [] : [scope];
    made += 1;
    const created = { id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`, name, public: false };
    known.push(created);
    return [created];
  });
  return [...new Set(found)];
}

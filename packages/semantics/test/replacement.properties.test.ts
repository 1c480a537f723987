import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodies } from './support/arbitraries.ts';
import { subjects } from './support/subjects.ts';
import { worldOf } from './support/world.ts';

const name = 'autional';
const body = bodies[name] ?? fc.constant({});

it('a replacement depends on the request and on what the server owns alone', () => {
  const { subject, record, context } = worldOf(name);
  const owned = Object.fromEntries(
    subjects[name]?.serverOwned.map((field) => [field, record[field] ?? null]) ?? [],
  );
  fc.assert(
    fc.property(body, body, (earlier, request) => {
      const before = subject.update(record, earlier, context);
      const other = before.ok ? before.record : owned;
      const expected = subject.update(owned, request, context);
      expect(subject.update(record, request, context)).toEqual(expected);
      expect(subject.update(other, request, context)).toEqual(expected);
    }),
  );
});

it('a replacement clears what is absent or empty, or gives it its default', () => {
  const { subject, record, context } = worldOf(name);
  const defaults = { grant_types: ['authorization_code'], token_endpoint_auth_method: 'client_secret_basic' };
  fc.assert(
    fc.property(body, (request) => {
      const result = subject.update(record, request, context);
      if (!result.ok) return;
      const { client_secret: _, unknown: __, ...sent } = Object(request);
      const filled = Object.entries(sent).filter(([, value]) => Object(value).length > 0);
      const owned = subjects[name]?.serverOwned.map((field) => [field, record[field]]) ?? [];
      expect(result.record).toEqual({
        ...defaults,
        ...Object.fromEntries(filled),
        ...Object.fromEntries(owned),
      });
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodies } from './support/arbitraries.ts';
import { worldOf } from './support/world.ts';

const merging = { buddy: bodies['buddy'], 'loop-health': bodies['loop-health'] };

/** Where one field of the body changes another of the record. */
const alsoChanged: Readonly<Record<string, readonly string[]>> = { primary_redirect_uri: ['redirect_uris'] };

describe.each(Object.entries(merging))('the merge of %s', (name, arbitrary = fc.constant({})) => {
  const { subject, record, context } = worldOf(name);
  const objects = arbitrary.map((body): Record<string, unknown> => ({ ...Object(body) }));

  it('is idempotent', () => {
    fc.assert(
      fc.property(objects, (body) => {
        const once = subject.update(record, body, context);
        if (!once.ok) return;
        const later = { ...context, now: new Date('2026-03-02T12:00:00Z') };
        expect(subject.update(once.record, body, later)).toEqual(once);
      }),
    );
  });

  it('does not depend on the order of the keys', () => {
    const shuffled = objects.chain((body) => {
      const keys = fc.shuffledSubarray(Object.keys(body), { minLength: Object.keys(body).length });
      return fc.tuple(
        fc.constant(body),
        keys.map((names) => Object.fromEntries(names.map((key) => [key, body[key]]))),
      );
    });
    fc.assert(
      fc.property(shuffled, ([body, other]) => {
        expect(subject.update(record, other, context)).toEqual(subject.update(record, body, context));
      }),
    );
  });

  it('leaves what was not sent as it was', () => {
    fc.assert(
      fc.property(objects, (body) => {
        const result = subject.update(record, body, context);
        if (!result.ok) return;
        const sent = Object.keys(body).flatMap((field) => [field, ...(alsoChanged[field] ?? [])]);
        for (const field of Object.keys(record).filter(
          (key) => !sent.includes(key) && key !== 'updated_at',
        )) {
          expect(result.record[field]).toEqual(record[field]);
        }
      }),
    );
  });

  it('stores what was sent', () => {
    fc.assert(
      fc.property(objects, (body) => {
        const result = subject.update(record, body, context);
        if (!result.ok) return;
        const { unknown: _, primary_redirect_uri: primary, ...sent } = body;
        if (primary !== undefined) delete sent['redirect_uris'];
        expect(result.record).toMatchObject(sent);
        expect(result.record).not.toHaveProperty('unknown');
        if (primary !== undefined) expect(Object(result.record['redirect_uris'])[0]).toBe(primary);
      }),
    );
  });
});

describe('updated_at of loop-health', () => {
  it('moves forward with every change, whatever the clock says, and stays without one', () => {
    const { subject, record, context } = worldOf('loop-health');
    const moments = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(moments, fc.constantFrom('A', 'B')), { minLength: 1 }), (changes) => {
        let current = record;
        for (const [now, client_name] of changes) {
          const result = subject.update(current, { client_name }, { ...context, now });
          if (!result.ok) throw new Error('refused');
          const [before, after] = [current, result.record].map((client) =>
            Date.parse(String(client['updated_at'])),
          );
          if (current['client_name'] === client_name) expect(after).toBe(before);
          else expect(after).toBeGreaterThan(before ?? Number.NaN);
          current = result.record;
        }
      }),
    );
  });
});

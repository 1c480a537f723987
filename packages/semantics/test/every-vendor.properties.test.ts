import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContext } from '../src/example.ts';
import { bodies, CANARY, hostileBodies } from './support/arbitraries.ts';
import { starting } from './support/contract.ts';
import { subjects } from './support/subjects.ts';
import { frozen, worldOf } from './support/world.ts';

const RUNS = { numRuns: 500 };

describe.each(Object.keys(subjects))('%s', (name) => {
  it('never throws, whatever JSON the body is, and never writes to what it was given', () => {
    const { subject, record, context } = worldOf(name);
    fc.assert(
      fc.property(hostileBodies(name), (body) => {
        const result = subject.update(record, frozen(body), context);
        if (!result.ok) expect(subject.refusal(result.faults)).toBeTypeOf('object');
      }),
      RUNS,
    );
  });

  it('never throws on a value that is nested too deeply to be walked', () => {
    const { subject, record, context } = worldOf(name);
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const fields = Object.fromEntries(Object.keys(Object(starting(name))).map((field) => [field, deep]));
    const operation = { op: deep, path: deep, value: deep };
    for (const body of [deep, fields, { client: deep }, { client: fields }, [operation]]) {
      expect(() => subject.update(record, body, context)).not.toThrow();
      expect(() => subject.create(body, createContext())).not.toThrow();
    }
  });

  it('never throws, whatever JSON a client is made of', () => {
    const { subject } = worldOf(name);
    fc.assert(
      fc.property(hostileBodies(name), (input) => {
        // What `fc` makes here is JSON.
        const result = subject.create(frozen(input) as never, createContext());
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('never changes a field that the server owns, and never stores an unknown one', () => {
    const { subject, record, context } = worldOf(name);
    fc.assert(
      fc.property(hostileBodies(name), (body) => {
        const result = subject.update(record, body, context);
        if (!result.ok) return;
        for (const field of subject.serverOwned) expect(result.record[field]).toEqual(record[field]);
        expect([...Object.keys(Object(starting(name))), 'jwks']).toEqual(
          expect.arrayContaining(Object.keys(result.record)),
        );
      }),
      RUNS,
    );
  });

  it('never answers or stores a secret that the request did not set', () => {
    const canaries = Object.fromEntries(subjects[name]?.secrets.map((field) => [field, CANARY]) ?? []);
    const { subject, record, context } = worldOf(name, { ...Object(starting(name)), ...canaries });
    const presented = `presented-${CANARY}`;
    fc.assert(
      fc.property(hostileBodies(name), (body) => {
        const result = subject.update(record, body, { ...context, presented });
        const answer = JSON.stringify(result.ok ? result.body : subject.refusal(result.faults));
        const echoed = name === 'autional' ? answer.replace(`"${presented}"`, '""') : answer;
        expect(echoed).not.toContain(CANARY);
        if (!result.ok) return;
        for (const field of subject.secrets) expect(result.record).not.toHaveProperty(field);
        for (const secret of Object.values(result.secrets ?? {}))
          expect(JSON.stringify(body)).toContain(secret);
      }),
      RUNS,
    );
  });

  it('judges the client as it would be, not what was sent: a bad redirect URI that is stored is refused', () => {
    const { subject, record, context } = worldOf(name);
    const bad = { redirect_uris: ['javascript:alert(1)'], redirectUri: 'javascript:alert(1)' };
    const harmless =
      { autional: {}, boruta: { client: { identity_provider: {} } }, launchdarkly: [] }[name] ?? {};
    expect(subject.update(record, name === 'autional' ? bad : harmless, context).ok).toBe(
      name !== 'autional',
    );
    const spoilt = frozen({ ...record, ...bad });
    expect(subject.update(spoilt, harmless, context).ok).toBe(false);
  });

  it('makes bodies that are often accepted, so that the properties above say something', () => {
    const { subject, record, context } = worldOf(name);
    const body = bodies[name] ?? fc.constant(null);
    const accepted = fc.sample(body, 1_000).filter((sample) => subject.update(record, sample, context).ok);
    expect(accepted.length).toBeGreaterThan(250);
  });
});

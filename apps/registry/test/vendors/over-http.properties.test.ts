import { bodies, CANARY, goodUris, hostileBodies, starting, subjects } from '@clientele/semantics/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { type RealApp, startRealApp } from '../support/real-app.ts';

/** One body per vendor that is accepted for sure. */
const accepted: Readonly<Record<string, unknown>> = {
  autional: { redirect_uris: goodUris },
  boruta: { client: { identity_provider: {} } },
  launchdarkly: [{ op: 'replace', path: '/name', value: 'A' }],
};

let real: RealApp;
beforeAll(async () => {
  real = await startRealApp();
});
afterAll(() => real.close());

describe.each(vendors)('$name', (vendor) => {
  it('never answers or logs a secret that the request did not set', async () => {
    const { name, idField } = vendor;
    const canaries = Object.fromEntries(subjects[name]?.secrets.map((field) => [field, CANARY]) ?? []);
    const id = await real.add(vendor, { ...Object(starting(name)), ...canaries });
    const token = await real.issue(vendor, id);
    expect((await real.store.findClient(name, id))?.record[idField]).toBe(id);
    const statuses = new Set<number>();
    const body = fc.oneof(hostileBodies(name), bodies[name] ?? fc.constant({}));
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const answer = await real.update(vendor, id, token, sent);
        statuses.add(answer.statusCode);
        const text = answer.body + JSON.stringify(answer.headers);
        expect(text).not.toContain(CANARY);
        if (name !== 'autional') expect(text).not.toContain(token);
      }),
      { numRuns: 50, examples: [[accepted[name] ?? {}], [5]] },
    );
    expect(statuses).toContain(200);
    expect(statuses).toContain(400);
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    expect(real.log.join('')).not.toContain(CANARY);
    expect(real.log.join('')).not.toContain(token);
  });
});

it('derives keys at the strong cost by default, of what is imported and of what is updated', async () => {
  const boruta = vendors.find(({ name }) => name === 'boruta');
  if (!boruta) throw new Error('There is no boruta.');
  const given = { ...Object(starting('boruta')), id: crypto.randomUUID(), secret: 'example-imported' };
  const id = await real.add(boruta, given);
  const hash = async () => (await real.store.findClient('boruta', id))?.secretHashes['secret'];
  const imported = await hash();
  expect(imported).toMatch(/^scrypt\$16384\$8\$1\$/);
  const body = { client: { identity_provider: {}, secret: 'example-updated' } };
  expect((await real.update(boruta, id, await real.issue(boruta), body)).statusCode).toBe(200);
  expect(await hash()).not.toBe(imported);
  expect(await hash()).toMatch(/^scrypt\$16384\$8\$1\$/);
});

describe('the UUID of a boruta client', () => {
  const id = 'ABCDEF00-2c4d-4e6f-8a90-b1c2d3e4f506';
  const body = { client: { identity_provider: {}, name: 'Renamed' } };

  it('is one client in either case, on the path, in a token and in the store', async () => {
    const boruta = vendors.find(({ name }) => name === 'boruta');
    if (!boruta) throw new Error('There is no boruta.');
    const given = { ...Object(starting('boruta')), id };
    expect(await real.add(boruta, given)).toBe(id.toLowerCase());
    await expect(real.add(boruta, { ...given, id: id.toLowerCase() })).rejects.toThrow(/already/);
    const bound = await real.issue(boruta, id);
    for (const written of [id, id.toLowerCase()]) {
      const answer = await real.update(boruta, written, bound, body);
      expect([answer.statusCode, answer.json().data?.id]).toEqual([200, id.toLowerCase()]);
    }
    expect((await real.update(boruta, 'NO-UUID', await real.issue(boruta), body)).statusCode).toBe(400);
  });
});

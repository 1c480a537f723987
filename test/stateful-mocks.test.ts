import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addClients, createApp, issueToken, openStore, readConfig, vendors } from '@clientele/registry';
import { exampleIds, exampleNow } from '@clientele/semantics/example';
import { bodies, hostileBodies } from '@clientele/semantics/testing';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWorlds } from '../apps/mocks/src/stateful/worlds.ts';
import { make, received, statefulContracts, updateScenarios } from '../apps/mocks/test/stateful/support.ts';

/** What is slow about secrets is tested where it is. */
const hasher = {
  hash: async (secret: string) => `plain:${secret}`,
  verify: async (secret: string, hash: string) => hash === `plain:${secret}`,
};

const folder = mkdtempSync(join(tmpdir(), 'stateful-mocks-'));
const store = await openStore({ kind: 'sqlite', file: join(folder, 'registry.db'), timeoutMs: 5000 });
let newId = exampleIds();
const parts = { store, now: exampleNow, newId: () => newId(), hasher };
const registry = await createApp({ ...parts, config: readConfig({ LOG_LEVEL: 'silent' }), vendors });
afterAll(async () => {
  await registry.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

describe.each((await statefulContracts()).map((contract) => [contract.name, contract] as const))(
  '%s',
  (name, contract) => {
    const vendor = vendors.find((one) => one.name === name);
    if (!vendor) throw new Error(`The registry does not serve ${name}.`);

    it('is the same with a memory of its own as on a database', async () => {
      const input = (await contract.startingClient?.()) ?? null;
      await addClients([input], { ...parts, vendor, publicUrl: 'http://registry.example' });
      const worlds = makeWorlds(contract, { now: exampleNow, newId: exampleIds() });
      const world = await make(worlds);
      const [client] = world.clients();
      const clientId = String(client?.[vendor.idField]);
      const imported: unknown = Object(input).registration_access_token;
      const token =
        typeof imported === 'string'
          ? imported
          : (await issueToken(store, { vendor, now: exampleNow() })).token;
      const [{ input: own } = {}] = updateScenarios(contract);
      newId = exampleIds();
      const statuses = new Set<number>();

      // Nothing is reset between the runs: what one leaves, the next begins with, in both.
      const body = fc.oneof(bodies[name] ?? fc.anything(), hostileBodies(name));
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          const cause = { rawBody: JSON.stringify(sent) };
          const asked = received(contract, { ...(own ? { input: own } : {}), cause });
          const answer = await world.answer(asked);
          const scheme = /^Bearer /.exec(String(asked.headers.authorization))?.[0] ?? '';
          const real = await registry.inject({
            // Whichever it is, Fastify takes it.
            method: asked.method as 'PATCH',
            url: `/${name}${asked.target}`,
            headers: { 'content-type': 'application/json', authorization: `${scheme}${token}` },
            payload: asked.bytes,
          });
          statuses.add(answer.status);
          expect([answer.status, answer.body]).toEqual([real.statusCode, real.body]);
          expect(world.clients()).toEqual([(await store.findClient(name, clientId))?.record]);
        }),
        { numRuns: 40 },
      );
      expect(statuses).toContain(200);
      expect(statuses.size).toBeGreaterThan(1);
    });
  },
);

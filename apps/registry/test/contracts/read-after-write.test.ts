import {
  inputOf,
  registeredContract,
  type Scenario,
  type ServerWorld,
  sdkDriver,
} from '@clientele/contract-testing';
import { type KeptClient, updateKept } from '@clientele/semantics';
import { worldOf } from '@clientele/semantics/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type VendorModule, vendors } from '../../src/index.ts';
import { databases, type Machines, startMachines } from './machines.ts';
import { openWorld } from './registry-world.ts';

let machines: Machines | undefined;
beforeAll(async () => {
  machines = await startMachines();
});
afterAll(() => machines?.stop());

/** What updates, one after the other, lead to by the vendor's pure function alone. */
function inTheory(vendor: VendorModule, bodies: readonly unknown[]): unknown {
  const { context, ...start } = worldOf(vendor.name);
  let kept: KeptClient = start;
  let answer: unknown;
  for (const body of bodies) {
    const updated = updateKept(vendor, kept, body, context);
    if (!updated.result.ok) return 'refused';
    kept = updated.kept;
    answer = updated.result.body;
  }
  return JSON.parse(JSON.stringify(answer));
}

for (const vendor of vendors) {
  const contract = await registeredContract(vendor.name);
  const [operation] = contract.operations;
  if (!operation) throw new Error(`${vendor.name} has no operation.`);
  const driver = sdkDriver(contract, await import(`@clientele/${vendor.name}`));
  const successes = operation.scenarios.filter(({ status }) => status === 200);
  const pairs = successes.flatMap((first) =>
    successes.map((second) => [first.name, second.name, first, second] as const),
  );

  // What one update leaves to the next is decided by the vendor's function, whatever the database: every
  // pair of scenarios runs on the first, and each scenario as first and as second on every other.
  const count = successes.length;
  const ring = pairs.filter((_, at) => at % count === (Math.floor(at / count) + 1) % count);
  const pairsOn = (server: string) => (server === databases[0] ? pairs : ring);

  describe.each(databases)(`${vendor.name} on %s`, (server) => {
    let world: ServerWorld;
    beforeAll(async () => {
      if (!machines) throw new Error('The databases have not started.');
      world = await openWorld(vendor, await machines[server]());
    });
    afterAll(() => world.close());

    it.each(pairsOn(server))('%s, then %s', async (_first, _second, first, second) => {
      await world.reset();
      const call = ({ input }: Scenario) =>
        driver.call(world.url, operation, {
          ...inputOf(first),
          body: input.body,
          token: world.token('valid'),
        });
      await call(first);
      const { status, body } = await call(second);
      const expected = inTheory(vendor, [first.input.body, second.input.body]);
      expect(status === 200 ? body : 'refused').toEqual(expected);
    });
  });
}

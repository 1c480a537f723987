import {
  inputOf,
  registeredContract,
  type Scenario,
  type ServerWorld,
  sdkDriver,
} from '@clientele/contract-testing';
import type { RelatedEntry } from '@clientele/semantics';
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

const theory = new Map<string, unknown>();

/** What updates, one after the other, lead to by the vendor's pure function alone. */
function inTheory(vendor: VendorModule, bodies: readonly unknown[]): unknown {
  const { context, ...start } = worldOf(vendor.name);
  let { record } = start;
  let created: readonly RelatedEntry[] = [];
  let answer: unknown;
  for (const body of bodies) {
    const related = (kind: string) => [
      ...context.related(kind),
      ...created.filter((entry) => entry.kind === kind).map((entry) => entry.record),
    ];
    const result = vendor.update(record, body, { ...context, related });
    if (!result.ok) return 'refused';
    record = result.record;
    created = [...created, ...(result.created ?? [])];
    answer = result.body;
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

  describe.each(databases)(`${vendor.name} on %s`, (server) => {
    let world: ServerWorld;
    beforeAll(async () => {
      if (!machines) throw new Error('The databases have not started.');
      world = await openWorld(vendor, await machines[server]());
    });
    afterAll(() => world.close());

    it.each(pairs)('%s, then %s', async (_first, _second, first, second) => {
      await world.reset();
      const call = ({ input }: Scenario) =>
        driver.call(world.url, operation, {
          ...inputOf(first),
          body: input.body,
          token: world.token('valid'),
        });
      await call(first);
      const { status, body } = await call(second);
      // The same whichever database it is.
      const key = `${vendor.name} ${first.name} ${second.name}`;
      if (!theory.has(key)) theory.set(key, inTheory(vendor, [first.input.body, second.input.body]));
      const expected = theory.get(key);
      expect(status === 200 ? body : 'refused').toEqual(expected);
    });
  });
}

import {
  describeServer,
  type Recorded,
  registeredContract,
  scenarioHeader,
} from '@clientele/contract-testing';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { vendors } from '../../src/index.ts';
import { describeCollected } from './after-contracts.ts';
import { databases, type Machines, startMachines } from './machines.ts';
import { openWorld } from './registry-world.ts';

let machines: Machines | undefined;
beforeAll(async () => {
  machines = await startMachines();
});
afterAll(() => machines?.stop());

const collected = new Map<string, Map<string, Recorded>>();

/** One answer per scenario; both databases give the same, as their suites have checked. */
function collect(vendor: string, exchanges: readonly Recorded[]): void {
  const byScenario = collected.get(vendor) ?? new Map<string, Recorded>();
  for (const exchange of exchanges) byScenario.set(exchange.request.headers[scenarioHeader] ?? '', exchange);
  collected.set(vendor, byScenario);
}

for (const vendor of vendors) {
  const contract = await registeredContract(vendor.name);
  const modules = {
    sdk: await import(`@clientele/${vendor.name}`),
    fetch: await import(`@clientele/${vendor.name}/fetch`),
    schemas: await import(`@clientele/${vendor.name}/schemas`),
  };
  describe.each(databases)(`${vendor.name} on %s`, (server) => {
    describeServer(contract, modules, {
      server,
      open: async () => {
        if (!machines) throw new Error('The databases have not started.');
        return openWorld(vendor, await machines[server]());
      },
      onFinish: (exchanges) => collect(vendor.name, exchanges),
    });
  });
  describeCollected(contract, inject('mocks')[vendor.name] ?? '', (name) => [
    ...(collected.get(name)?.values() ?? []),
  ]);
}

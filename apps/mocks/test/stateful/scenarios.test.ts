import type { Cause } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { makeWorlds } from '../../src/stateful/worlds.ts';
import { exampleSurroundings, make, received, statefulContracts, updateScenarios } from './support.ts';

/** What no mock with a memory brings about: it takes every token, has no store that fails, and does not count. */
function isElsewhere({ token, store, rate }: Cause = {}): boolean {
  return Boolean(store ?? rate) || ['unknown', 'forbidden', 'foreign'].includes(token ?? '');
}

for (const contract of await statefulContracts()) {
  const surroundings = exampleSurroundings();
  const worlds = makeWorlds(contract, surroundings);
  const scenarios = updateScenarios(contract).filter(({ cause }) => !isElsewhere(cause));
  describe(contract.name, () => {
    it.each(scenarios)('$status $name, as the contract has it', async (scenario) => {
      surroundings.restart();
      const world = await make(worlds);
      const before = world.clients();
      const { status, headers, body = '', violations } = await world.answer(received(contract, scenario));
      expect({ status, body: JSON.parse(body) }).toEqual({ status: scenario.status, body: scenario.body });
      expect(headers['content-type']).toMatch(/^application\/json(;|$)/);
      expect(Object.keys(headers)).not.toContain('content-length');
      if (status < 400) expect(violations).toEqual([]);
      else expect(world.clients()).toEqual(before);
    });
  });
}

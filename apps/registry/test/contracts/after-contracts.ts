import {
  type Contract,
  createGate,
  createJudge,
  describeViolation,
  documentedProperties,
  type Exchange,
  expectNone,
  mutate,
  type Recorded,
  scenarioHeader,
  sentProperties,
} from '@clientele/contract-testing';
import { describe, expect, it } from 'vitest';
import { explainedFor } from './explained.ts';

/** What the registry sent in the server suites, one exchange per scenario. */
export type Collected = (vendor: string) => readonly Recorded[];

/** Tests of one vendor on what the suites before them have put over the wire. */
export function describeCollected(contract: Contract, mock: string, collected: Collected): void {
  const { name } = contract;
  const scenarioOf = ({ request }: Exchange) => request.headers[scenarioHeader] ?? '';

  describe(`${name}, over everything that was sent`, () => {
    it('answers as the mock does, in status class and schema, but for what is explained', async () => {
      const gate = createGate(contract);
      const different = [];
      for (const exchange of collected(name)) {
        const mocked = await replay(mock, exchange);
        expectNone(gate(mocked).map(describeViolation));
        const [ours, theirs] = [exchange.response.status, mocked.response.status];
        if (Math.floor(ours / 100) === Math.floor(theirs / 100)) continue;
        different.push(`${scenarioOf(exchange)}: ${ours} here, ${theirs} by the mock`);
      }
      expect(different.sort()).toEqual(explainedFor('mock', name));
    });

    it('sends every documented property, but for what is explained', () => {
      const sent = new Set(collected(name).flatMap((exchange) => [...sentProperties(contract, exchange)]));
      const documented = contract.operations.flatMap((operation) => [
        ...documentedProperties(contract, operation),
      ]);
      const unseen = documented.filter((property) => !sent.has(property));
      expect([...new Set(unseen)].sort()).toEqual(explainedFor('unseen', name));
    });

    it('catches every mutant of every answer', () => {
      const judge = createJudge(contract);
      const [operation] = contract.operations;
      let caught = 0;
      const survivors: string[] = [];
      for (const exchange of collected(name)) {
        const wanted = scenarioOf(exchange);
        const scenario = operation?.scenarios.find((one) => one.name === wanted);
        if (!scenario) throw new Error(`${name} has no scenario ${wanted}.`);
        expectNone(judge(scenario, exchange));
        for (const mutant of mutate(exchange)) {
          if (judge(scenario, mutant.exchange).length > 0) caught += 1;
          else survivors.push(`${wanted}: ${mutant.name}`);
        }
      }
      console.log(`${name}: ${caught} mutants caught, ${survivors.length} survived`);
      expect(survivors).toEqual([]);
      expect(caught).toBeGreaterThan(0);
    });
  });
}

async function replay(mock: string, exchange: Exchange): Promise<Exchange> {
  const {
    host: _host,
    connection: _connection,
    'content-length': _length,
    ...headers
  } = exchange.request.headers;
  const response = await fetch(mock + exchange.target, {
    method: exchange.method,
    headers,
    body: exchange.request.body,
  });
  const { status } = response;
  const body = await response.text();
  return { ...exchange, response: { status, body, headers: Object.fromEntries(response.headers) } };
}

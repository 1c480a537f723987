import { describe, expect, it } from 'vitest';
import { type Called, type Driver, fetchDriver, inputOf, sdkDriver } from './call.ts';
import type { Modules } from './client-suite.ts';
import type { Contract, ContractOperation } from './contract.ts';
import { expectNone } from './expect-none.ts';
import { removals } from './mutate.ts';
import type { TestScenario } from './test-scenarios.ts';

/**
 * What each answer of each operation surely has, as JSON pointers by status; `*` is every item of a
 * list.
 */
export type SureMembers = Readonly<Record<string, Readonly<Record<number, readonly string[]>>>>;

/** Gives a body to a client that validates, as a status of an operation, and says what it makes of it. */
export type Ask = (operationId: string, status: number, body: unknown) => Promise<Called>;

/**
 * A way to have answers judged by the published clients, without a server.
 *
 * @example
 * ```ts
 * const [ask] = askers(contract, { sdk, fetch, schemas });
 * await ask('updateClient', 200, {}); // a violation, unless an empty object is an answer
 * ```
 */
export function askers(contract: Contract, modules: Modules): readonly [Ask, Ask] {
  const answer = { status: 0, body: undefined as unknown };
  const options = {
    validate: modules.schemas['validate'],
    fetch: async () => Response.json(answer.body, { status: answer.status }),
  };
  const ask =
    (driver: Driver): Ask =>
    async (operationId, status, body) => {
      const operation = contract.operations.find(({ id }) => id === operationId);
      const [scenario] = operation?.scenarios ?? [];
      if (!operation || !scenario) throw new Error(`${contract.name} has no operation ${operationId}.`);
      Object.assign(answer, { status, body });
      return driver.call('https://vendor.example', operation, inputOf(scenario));
    };
  return [ask(sdkDriver(contract, modules.sdk, options)), ask(fetchDriver(modules.fetch, options))];
}

/**
 * Defines the answer suite of a contract: of every documented status, which members a client that
 * validates insists on. Each example answer loses one member after the other; those that it cannot
 * do without have to be the listed ones, no fewer and no more.
 */
export function describeAnswers(contract: Contract, modules: Modules, sure: SureMembers): void {
  const asks = askers(contract, modules).map((ask, index) => [['sdk', 'fetch'][index], ask] as const);
  describe.each(contract.operations.map((operation) => [operation.id, operation] as const))(
    '%s',
    (id, operation) => {
      const listed = sure[id] ?? {};
      it('has every documented status in the table', () => {
        expect(Object.keys(listed).map(Number)).toEqual(statusesOf(operation));
      });
      describe.each(statusesOf(operation))('%i', (status) => {
        it.each(asks)('through %s, surely has what is listed', async (_name, ask) => {
          expect(await ask(id, status, [])).toMatchObject({ kind: 'violation' });
          expect(await insistedOn(operation, status, ask)).toEqual(listed[status]?.toSorted());
        });
      });
    },
  );
}

function statusesOf({ scenarios }: ContractOperation): number[] {
  return [...new Set(scenarios.filter(({ body }) => body !== undefined).map(({ status }) => status))];
}

async function insistedOn(operation: ContractOperation, status: number, ask: Ask): Promise<string[]> {
  const found = new Set<string>();
  for (const scenario of operation.scenarios.filter((one) => one.status === status)) {
    expectNone(refusalOf(scenario, await ask(operation.id, status, scenario.body)));
    for (const { pointer, mutated } of removals(scenario.body)) {
      const called = await ask(operation.id, status, mutated);
      if (called.kind !== 'violation') continue;
      expect(called).toMatchObject({ pointer, received: 'nothing' });
      found.add(pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*'));
    }
  }
  return [...found].sort();
}

/** What members are missing can be seen in an example alone that is an answer itself. */
function refusalOf({ name }: TestScenario, { kind, pointer, expected }: Called): string[] {
  return kind === 'violation' ? [`${name}: body${pointer}: the clients expect ${expected}`] : [];
}

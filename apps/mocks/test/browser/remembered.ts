import type { Scenario } from '@clientele/openapi';
import type { MockedContract } from '../../src/prism/contract.ts';
import { received, statefulContracts, updateOf, updateScenarios } from '../stateful/support.ts';

/** A request, as a script of an app sends it. */
export interface Sent {
  readonly target: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Two updates of one client, and what the answer to the second has of the first, if anybody remembers it. */
export interface Remembered {
  readonly contract: MockedContract;
  readonly first: Sent;
  readonly second: Sent;
  readonly kept: string;
}

/** Of a contract whose updates name what they change: that keeps the rest. */
export async function remembered(): Promise<Remembered> {
  for (const contract of await statefulContracts()) {
    if (updateOf(contract).method.toUpperCase() !== 'PATCH') continue;
    const successes = updateScenarios(contract).filter(({ status, input }) => status === 200 && input);
    for (const first of successes) {
      for (const second of successes) {
        const kept = keptOf(first, second);
        if (kept) return { contract, first: sent(contract, first), second: sent(contract, second), kept };
      }
    }
  }
  throw new Error('No contract has two updates of which the second keeps what the first changed.');
}

/** A member of the first that the second does not name, and that the documented answer to it lacks. */
function keptOf(first: Scenario, second: Scenario): string | undefined {
  const changed = Object.entries(Object(first.input?.body)).filter(
    ([name]) => !(name in Object(second.input?.body)),
  );
  const members = changed.map(([name, value]) => JSON.stringify({ [name]: value }).slice(1, -1));
  return members.find((member) => !JSON.stringify(second.body).includes(member));
}

function sent(contract: MockedContract, scenario: Scenario): Sent {
  const { target, method, headers, bytes } = received(contract, scenario);
  return {
    target,
    method,
    headers: headers as Record<string, string>,
    body: bytes.toString(),
  };
}

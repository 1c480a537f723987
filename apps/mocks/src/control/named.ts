import { functionName } from '@clientele/openapi';
import { type ChoosableOperation, choosable, choosableNamed } from '../choose/choosable.ts';
import { listed } from '../choose/resolve.ts';
import { quoted, UnknownChoice } from '../choose/unknown-choice.ts';
import type { MockedContract } from '../prism/contract.ts';
import type { LogFilter } from '../sessions/request-log.ts';
import type { Served } from './control-api.ts';

/** @throws {UnknownChoice} that lists the contracts */
export function contractNamed(name: string, served: readonly Served[]): Served {
  const found = served.find(({ contract }) => contract.name === name);
  if (found) return found;
  const contracts = served.map(({ contract }) => contract.name);
  const message = `There is no contract ${quoted(name)}. There are: ${listed(contracts)}.`;
  throw new UnknownChoice(message, { contracts });
}

/** @throws {UnknownChoice} that lists the operations */
export function operationNamed(operationId: string, contract: MockedContract): ChoosableOperation {
  const found = choosableNamed(contract, operationId);
  if (found) return found;
  const operations = [...choosable(contract).keys()].map(functionName);
  const message = `${contract.name} has no operation ${quoted(operationId)}. It has: ${listed(operations)}.`;
  throw new UnknownChoice(message, { operations });
}

/**
 * A test that looks for what cannot be there would find that nothing came.
 *
 * @throws {UnknownChoice} that lists what there is
 */
export function checkFilter({ contract, operation }: LogFilter, served: readonly Served[]): void {
  const among = contract === undefined ? served : [contractNamed(contract, served)];
  if (operation === undefined || among.some((one) => choosableNamed(one.contract, operation))) return;
  const operations = [...new Set(among.flatMap((one) => [...choosable(one.contract).keys()]))];
  const message = `There is no operation ${quoted(operation)}. There are: ${listed(operations)}.`;
  throw new UnknownChoice(message, { operations });
}

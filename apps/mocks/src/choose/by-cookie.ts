import { functionName } from '@clientele/openapi';
import type { MockedContract } from '../prism/contract.ts';
import { type ChoosableOperation, choosable } from './choosable.ts';
import { canAnswer, listed, resolveAnswer } from './resolve.ts';
import type { ChosenAnswer } from './said.ts';
import { quoted, UnknownChoice } from './unknown-choice.ts';

/**
 * What cookies choose for an operation. They go with every request to a host, so that what another
 * operation has is passed over. `FailedTest` is meant for every operation that has it,
 * `updateKettle:TooHot` for that one; several are parted by commas.
 *
 * @throws {UnknownChoice} when no operation of any contract has it
 */
export function chosenByCookie(
  operation: ChoosableOperation,
  { example, code, ...others }: ChosenAnswer,
  served: Iterable<MockedContract>,
): ChosenAnswer | undefined {
  const known = [...served].flatMap((contract) => [...choosable(contract).values()]);
  const names = (example ?? '')
    .split(',')
    .filter(Boolean)
    .map((item) => nameFor(operation, item.trim(), known));
  const name = names.find((one) => one !== undefined);
  if (code !== undefined && !known.some((one) => one.has(code))) {
    const codes = [...new Set(known.flatMap((one) => one.codes))].sort();
    throw new UnknownChoice(`No operation has a response ${code}. There are: ${listed(codes)}.`, { codes });
  }
  if (name !== undefined) return resolveAnswer(operation, { ...others, example: name });
  const answer = code !== undefined && operation.has(code) ? { ...others, code } : others;
  return Object.keys(answer).length === 0 ? undefined : answer;
}

function nameFor(
  operation: ChoosableOperation,
  item: string,
  known: readonly ChoosableOperation[],
): string | undefined {
  if (canAnswer(operation, { example: item })) return item;
  const own = nameAfter(operation, item);
  if (own !== undefined) return own;
  if (known.some((one) => canAnswer(one, { example: nameAfter(one, item) ?? item }))) return undefined;
  const scenarios = [...new Set(known.flatMap((one) => one.scenarios.map(({ name }) => name)))];
  const message = `No operation has the scenario ${quoted(item)} of the cookie mock-example. There are: ${listed(scenarios)}.`;
  throw new UnknownChoice(message, { scenarios });
}

/** What stands after an operation's id, or after the name of the function that is made of it. */
function nameAfter({ operationId }: ChoosableOperation, item: string): string | undefined {
  const id = [operationId, functionName(operationId)].find((one) => item.startsWith(`${one}:`));
  return id && item.slice(id.length + 1);
}

import { functionName } from '@clientele/openapi';
import type { ChoosableOperation } from './choosable.ts';
import type { ChosenAnswer } from './said.ts';
import { quoted, UnknownChoice } from './unknown-choice.ts';

/**
 * Checks an answer against what its operation has, and adds the status of a scenario.
 *
 * @throws {UnknownChoice} that lists what there is
 */
export function resolveAnswer(operation: ChoosableOperation, answer: ChosenAnswer): ChosenAnswer {
  const { example, code } = answer;
  const { operationId, scenarios, codes } = operation;
  const called = functionName(operationId);
  if (code !== undefined && !operation.has(code)) {
    throw new UnknownChoice(`${called} has no response ${code}. It has: ${listed(codes)}.`, { codes });
  }
  if (example === undefined) return answer;
  const named = scenarios.filter(({ name }) => name === example);
  const found = named.find(({ status }) => code === undefined || status === code);
  if (found) return { ...answer, code: found.status };
  const names = [...new Set(scenarios.map(({ name }) => name))];
  const [other] = named;
  const message = other
    ? `The scenario ${quoted(example)} of ${called} has the status ${other.status}, not ${code}.`
    : `${called} has no scenario ${quoted(example)}. It has: ${listed(names)}.`;
  throw new UnknownChoice(message, { scenarios: names });
}

/** Whether there still is what was chosen. */
export function canAnswer(operation: ChoosableOperation, answer: ChosenAnswer): boolean {
  try {
    return Boolean(resolveAnswer(operation, answer));
  } catch (error) {
    if (error instanceof UnknownChoice) return false;
    throw error;
  }
}

/** For a message. */
export function listed(names: readonly (string | number)[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

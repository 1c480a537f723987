import type { Cause } from '@clientele/openapi';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { DocumentedAnswer } from './choice.ts';
import { answerOf, documentedOperation } from './documented-operation.ts';

/** What is wrong with a request before it reaches the contract. */
export type BodyCause = Extract<keyof Cause, 'rawBody' | 'bodySize'>;

/**
 * The answer that a contract documents for what Prism can't read: of the scenarios with that one
 * {@link Cause}, the one with this very body, else the first.
 *
 * @example
 * ```ts
 * causedAnswer(contract, operation, 'rawBody', '{'); // { code: 400, exampleKey: 'MalformedJson' }
 * ```
 */
export function causedAnswer(
  contract: MockedContract,
  operation: Pick<PrismOperation, 'method' | 'path'>,
  cause: BodyCause,
  sent?: string | number,
): DocumentedAnswer | undefined {
  const scenarios = documentedOperation(contract, operation)?.scenarios ?? [];
  const caused = scenarios.filter((one) => Object.keys(one.cause ?? {}).join() === cause);
  const found = caused.find((one) => one.cause?.[cause] === sent) ?? caused[0];
  return found && answerOf(found);
}

import { describeRefusal, type Refusal } from '@clientele/server-kit';
import { type BodyCause, causedAnswer } from '../choose/caused-answer.ts';
import type { Answer, PrismViolation } from '../prism/answer.ts';
import { askPrism } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { Received } from './received.ts';
import { refusalAnswer } from './refusal-answer.ts';

const causes: { readonly [kind in Refusal['kind']]?: BodyCause } = {
  'malformed-json': 'rawBody',
  'body-too-large': 'bodySize',
};

/**
 * Answers a request whose body Prism can't take by the scenario that has such a cause, else as the vendor
 * words it. A missing token comes first, as Prism answers it.
 */
export async function answerBodyFault(
  contract: MockedContract,
  operation: PrismOperation,
  { asked, bytes }: Received,
  fault: Refusal,
): Promise<Answer> {
  const cause = causes[fault.kind];
  if (cause === undefined) return refusalAnswer(contract, fault);
  const documented = causedAnswer(contract, operation, cause, bytes.toString());
  const answer = await askPrism(contract, asked, {
    operation,
    validateRequest: false,
    preferences: documented ?? {},
  });
  if (answer.status < 400) {
    return withFault(await refusalAnswer(contract, fault), fault);
  }
  return withFault({ ...answer, ...(answer.status === documented?.code ? { reason: 'cause' } : {}) }, fault);
}

/** What is wrong with a body stands beside what Prism says. */
export function withFault(answer: Answer, fault: Refusal): Answer {
  const [message = ''] = describeRefusal(fault);
  const code = fault.kind === 'body-too-large' ? 'body_too_large' : 'malformed_json';
  const violation: PrismViolation = { location: ['request', 'body'], severity: 'Error', code, message };
  return { ...answer, violations: [...answer.violations, violation] };
}

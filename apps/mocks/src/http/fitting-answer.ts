import type { DocumentedAnswer } from '../choose/choice.ts';
import type { Answer } from '../prism/answer.ts';
import { askPrism, type PrismRequest } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';

/** Answers by the scenario, and by what the request accepts. */
type Remembered = Map<string, Answer>;

const answers = new WeakMap<PrismOperation, Remembered>();

/** Anyone can send any `Accept`. */
const MAX_REMEMBERED = 200;
const MAX_ACCEPT_LENGTH = 200;

/**
 * Prism's answer to a refused request by the error scenario that fits it. Of such a request Prism looks at
 * what it accepts alone, so that it is asked once, and a bad request costs no more than a good one.
 */
export async function fittingAnswer(
  contract: MockedContract,
  operation: PrismOperation,
  asked: PrismRequest,
  fitting: DocumentedAnswer,
  refused: Answer,
): Promise<Answer> {
  const answer = isIt(refused, fitting) ? refused : await remembered();
  return { ...answer, violations: refused.violations, reason: 'cause' };

  async function remembered(): Promise<Answer> {
    const known = answers.get(operation) ?? new Map<string, Answer>();
    answers.set(operation, known);
    const accept = asked.headers?.['accept'] ?? '';
    const key = JSON.stringify([fitting.code, fitting.exampleKey, accept]);
    const answer =
      known.get(key) ??
      (await askPrism(contract, asked, { operation, preferences: fitting, validateRequest: false }));
    if (known.size < MAX_REMEMBERED && accept.length <= MAX_ACCEPT_LENGTH) known.set(key, answer);
    return answer;
  }
}

function isIt({ status, scenario }: Answer, { code, exampleKey }: DocumentedAnswer): boolean {
  return status === code && scenario === exampleKey;
}

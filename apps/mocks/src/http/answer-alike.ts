import type { Chosen } from '../choose/choice.ts';
import { fittingError } from '../choose/fitting-error.ts';
import { sameRequest } from '../choose/same-request.ts';
import type { Answer } from '../prism/answer.ts';
import { askPrism, type Preferences, type PrismRequest } from '../prism/ask-prism.ts';
import { checkRequest } from '../prism/check-request.ts';
import { checkedAnswer } from '../prism/checked-answer.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import { isRefused } from '../prism/diagnostic.ts';

/** A request to an operation. */
export interface Question {
  readonly contract: MockedContract;
  readonly operation: PrismOperation;
  readonly asked: PrismRequest;
  /** Whether its body can't be read: Prism knows nothing of what is wrong with that. */
  readonly isBroken?: boolean;
}

/** Answers by the scenario that a request is like, else as Prism does. */
export async function answerAlike({ contract, operation, asked }: Question): Promise<Answer> {
  const found = await checkRequest(operation, asked);
  const match = sameRequest(contract, operation, asked);
  if (!isRefused(found)) {
    const matched = match && (await checkedAnswer(contract, operation, asked, found, match));
    // Where its media type is not accepted, Prism has no reason but an error of its own.
    if (matched?.reason) return { ...matched, reason: 'request' };
    return checkedAnswer(contract, operation, asked, found);
  }
  const fitting = await fittingError(contract, operation, asked, found);
  if (fitting) {
    const answer = await checkedAnswer(contract, operation, asked, found, fitting);
    if (answer.reason) return { ...answer, reason: 'cause' };
  }
  const matched = match && (await askPrism(contract, asked, { operation, preferences: match }));
  return matched?.reason ? matched : askPrism(contract, asked, { operation });
}

/** Answers as it was chosen: an error to a bad request too, but no success. Without a token it is Prism's 401. */
export async function answerChosen(
  { contract, operation, asked, isBroken = false }: Question,
  preferences: Preferences,
  { by }: Pick<Chosen, 'by'>,
): Promise<Answer> {
  const found = await checkRequest(operation, asked, !isBroken);
  if (isRefused(found) && !isError(preferences)) return askPrism(contract, asked, { operation, preferences });
  const answer = await checkedAnswer(contract, operation, asked, found, preferences);
  const isChosen = answer.reason && (!isRefused(found) || answer.status === preferences.code);
  return by && isChosen ? { ...answer, reason: by } : answer;
}

/** Whether it is an error that is chosen. */
export function isError({ code = 0 }: Preferences): boolean {
  return code >= 400;
}

import type { Answer, PrismViolation } from './answer.ts';
import { askPrism, type Preferences, type PrismRequest } from './ask-prism.ts';
import type { MockedContract, PrismOperation } from './contract.ts';

/** Answers by operation, and by what they depend on. */
interface Remembered {
  readonly answers: Map<PrismOperation, Map<string, Answer>>;
  characters: number;
}

const known = new WeakMap<MockedContract, Remembered>();

/** Anyone can send any `Accept`. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

/**
 * Prism's answer to a request that it has been asked about, by `checkRequest`: `found` is what it has
 * against it, and stays beside the answer. Of such a request Prism looks at what it accepts alone, unless
 * it is to make something up or to call back, so that the same answer is made once.
 */
export async function checkedAnswer(
  contract: MockedContract,
  operation: PrismOperation,
  request: PrismRequest,
  found: readonly PrismViolation[],
  preferences: Preferences = {},
): Promise<Answer> {
  const ask = () => askPrism(contract, request, { operation, preferences, validateRequest: false });
  const isSame = !preferences.dynamic && !operation.callbacks?.length;
  const answer = isSame ? await remembered() : await ask();
  // An error of its own says what is wrong.
  if (!answer.reason) return answer;
  const ofAnswer = answer.violations.filter(({ location }) => location[0] === 'response');
  return { ...answer, violations: [...found, ...ofAnswer] };

  async function remembered(): Promise<Answer> {
    const key = keyOf(request, found, preferences);
    const { answers } = rememberedOf(contract);
    const kept = answers.get(operation)?.get(key);
    if (kept) return kept;
    const made = await ask();
    if (made.reason) remember(contract, operation, key, made);
    return made;
  }
}

/** Prism checks the token, whose violations are of the request as a whole, even of what is not validated. */
function keyOf(
  { headers }: PrismRequest,
  found: readonly PrismViolation[],
  { code, exampleKey }: Preferences,
): string {
  const ofWhole = found.flatMap((one) => (one.location.length === 1 ? [one.code] : []));
  return JSON.stringify([code, exampleKey, headers?.['accept'], ...ofWhole]);
}

function rememberedOf(contract: MockedContract): Remembered {
  const remembered = known.get(contract) ?? { answers: new Map(), characters: 0 };
  known.set(contract, remembered);
  return remembered;
}

/** Begins anew when it is full. */
function remember(contract: MockedContract, operation: PrismOperation, key: string, answer: Answer): void {
  const remembered = rememberedOf(contract);
  const length = key.length + JSON.stringify(answer).length;
  if (length > MAX_CHARACTERS) return;
  remembered.characters += length;
  if (remembered.characters > MAX_CHARACTERS) {
    remembered.answers.clear();
    remembered.characters = length;
  }
  const ofOperation = remembered.answers.get(operation) ?? new Map<string, Answer>();
  remembered.answers.set(operation, ofOperation.set(key, answer));
}

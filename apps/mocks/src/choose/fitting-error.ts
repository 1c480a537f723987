import type { Scenario } from '@clientele/openapi';
import type { PrismViolation } from '../prism/answer.ts';
import { askPrism, type PrismRequest } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import { canonicalJson } from './canonical-json.ts';
import type { DocumentedAnswer } from './choice.ts';
import { answerOf, type DocumentedOperation, documentedOperation } from './documented-operation.ts';
import { type Faults, faultsOf, lacksToken } from './faults.ts';
import { scenarioRequest } from './scenario-request.ts';

/** An error scenario that an invalid request leads to. */
interface Example {
  readonly answer: DocumentedAnswer;
  readonly faults: Faults;
  readonly lacksToken: boolean;
  readonly body: string | undefined;
}

const compiled = new WeakMap<DocumentedOperation, Promise<readonly Example[]>>();

/** Longer bodies are compared by what is wrong with them alone. */
const MAX_BODY_LENGTH = 64 * 1024;

/**
 * The error scenario that what is wrong with a request leads to: Prism is asked what is wrong with the
 * request of each, and the one that has most in common with this request is it. Nothing in common
 * with any: none.
 */
export async function fittingError(
  contract: MockedContract,
  operation: Pick<PrismOperation, 'method' | 'path'>,
  asked: PrismRequest,
  violations: readonly PrismViolation[],
): Promise<DocumentedAnswer | undefined> {
  const documented = documentedOperation(contract, operation);
  if (!documented) return undefined;
  const examples = compiled.get(documented) ?? compile(contract, documented);
  compiled.set(documented, examples);
  const faults = faultsOf(asked, violations);
  const body = canonicalJson(asked.body ?? null, MAX_BODY_LENGTH);
  let best: { answer: DocumentedAnswer; likeness: readonly number[] } | undefined;
  for (const example of await examples) {
    // Without a token nothing else is looked at.
    if (example.lacksToken !== lacksToken(violations)) continue;
    const likeness = [
      shared(faults.kinds, example.faults.kinds),
      shared(faults.details, example.faults.details),
      Number(body !== undefined && body === example.body),
    ];
    if (likeness[0] && isMore(likeness, best?.likeness ?? [])) best = { answer: example.answer, likeness };
  }
  return best?.answer;
}

function compile(contract: MockedContract, documented: DocumentedOperation): Promise<readonly Example[]> {
  const errors = documented.scenarios.filter(isOfRequest);
  return Promise.all(
    errors.map(async (scenario) => {
      const request = scenarioRequest(documented, scenario);
      const { violations } = await askPrism(contract, request);
      const found = violations.filter(({ location }) => location[0] === 'request');
      return {
        answer: answerOf(scenario),
        faults: faultsOf(request, found),
        lacksToken: lacksToken(found),
        body: canonicalJson(request.body ?? null, MAX_BODY_LENGTH),
      };
    }),
  );
}

/** Whether it is the request itself that leads to an error, as far as a mock can know. */
function isOfRequest({ status, ownRequest, cause }: Scenario): boolean {
  if (status < 400) return false;
  if (!cause) return ownRequest;
  const { body, mediaType, token, ...others } = cause;
  const isKnown = token === undefined || token === 'missing' || token === 'malformed';
  return isKnown && Object.keys(others).length === 0;
}

/** How much of all that is in two sets is in both, from 0 to 1. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((item) => other.has(item)).length;
  return both / Math.max(1, one.size + other.size - both);
}

function isMore(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((value, place) => value !== (other[place] ?? 0));
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}

import { type Answer, problem } from '../prism/answer.ts';
import type { MockedContract } from '../prism/contract.ts';
import type { Behind } from './behind.ts';

/** What answers under a name: a contract, unless it was broken from the start. */
export type Hosted = { contract?: MockedContract; behind?: Behind };

/** Says in the header `X-Mock-Stale` that the contract is behind what is written, where it is. */
export function markStale(answer: Answer, behind: Behind | undefined): Answer {
  if (!behind) return answer;
  return { ...answer, headers: { ...answer.headers, 'x-mock-stale': headerText(behind.reason) } };
}

/** The answer where there is no contract. */
export function brokenAnswer({ reason, causes }: Behind = { reason: '', causes: [] }): Answer {
  return problem(503, 'The contract is broken', `Nothing can be served until it is mended: ${reason}`, {
    causes,
  });
}

/** A header's value is one line of ASCII (RFC 9110 section 5.5), and Node's client takes 16 KiB of headers. */
function headerText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[^ -~]/gu, '?')
    .slice(0, 1000);
}

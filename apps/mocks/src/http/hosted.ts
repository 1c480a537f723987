import type { IncomingMessage } from 'node:http';
import { type Answer, problem } from '../prism/answer.ts';
import type { MockedContract } from '../prism/contract.ts';
import { respond } from './respond.ts';

/** Why a mock does not answer by what is written. */
export type Behind = {
  /** In a line: where it is wrong, and what. */
  reason: string;
  /** Everything that is wrong, for a reader of JSON. */
  causes: readonly unknown[];
};

/** What answers under a name: a contract, unless it was broken from the start. */
export type Hosted = { contract?: MockedContract; behind?: Behind };

/**
 * Answers by a contract, and says in the header `X-Mock-Stale` when that is behind what is written;
 * without a contract, why there is none.
 *
 * @example
 * ```ts
 * const answer = await answerAs({ contract }, request, '/teas/1', 10_000);
 * ```
 */
export async function answerAs(
  { contract, behind }: Hosted,
  request: IncomingMessage,
  target: string,
  patience: number,
): Promise<Answer | undefined> {
  if (!contract) request.resume();
  const answer = contract ? await respond(contract, request, target, patience) : broken(behind);
  if (!answer || !behind) return answer;
  return { ...answer, headers: { ...answer.headers, 'x-mock-stale': headerText(behind.reason) } };
}

function broken({ reason, causes }: Behind = { reason: '', causes: [] }): Answer {
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

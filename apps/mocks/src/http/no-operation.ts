import { operations } from '@clientele/openapi';
import { methodsAt } from '@clientele/server-kit';
import { type Answer, problem } from '../prism/answer.ts';
import { askPrism } from '../prism/ask-prism.ts';
import type { MockedContract } from '../prism/contract.ts';
import type { Received } from './received.ts';
import { refusalAnswer } from './refusal-answer.ts';

/** The answer where a contract has no operation for a request: it is left out, or the method or the path is unknown. */
export async function answerNoOperation(contract: MockedContract, received: Received): Promise<Answer> {
  const { asked } = received;
  const { path } = asked.url;
  const leftOut = contract.leftOut.find((route) => route.method === asked.method && route.path.test(path));
  if (leftOut) return problem(501, 'The operation is left out', leftOut.reason);
  const allow = methodsAt([...operations(contract.document)], path);
  if (allow.length === 0 || asked.url.baseUrl !== undefined) return askPrism(contract, asked);
  if (received.method !== 'OPTIONS') return refusalAnswer(contract, { kind: 'method-not-allowed', allow });
  return { status: 204, headers: { allow: [...allow, 'OPTIONS'].join(', ') }, violations: [] };
}

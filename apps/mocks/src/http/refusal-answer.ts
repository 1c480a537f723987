import { problemDetails, type Refusal } from '@clientele/server-kit';
import type { Answer } from '../prism/answer.ts';
import type { MockedContract } from '../prism/contract.ts';

/** A refusal as the vendor words it, else as RFC 9457 does. */
export async function refusalAnswer(contract: MockedContract, refusal: Refusal): Promise<Answer> {
  const errors = (await contract.errors?.()) ?? problemDetails;
  const { status, body, headers = {} } = errors(refusal);
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(refusal.kind === 'method-not-allowed' ? { allow: refusal.allow.join(', ') } : {}),
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    },
    body: JSON.stringify(body),
    violations: [],
  };
}

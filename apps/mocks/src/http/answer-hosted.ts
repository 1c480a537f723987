import type { Refusal } from '@clientele/server-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../prism/answer.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { answerRequest } from './answer-request.ts';
import { bundleAnswer } from './bundle.ts';
import { brokenAnswer, type Hosted, markStale } from './hosted.ts';
import { receive } from './receive.ts';

/**
 * Answers by what is hosted, and says so where that is behind what is written. `refused` is why the
 * request did not arrive as a whole. Gives `undefined` where the connection is to be cut.
 */
export async function answerHosted(
  { contract, behind }: Hosted,
  target: string,
  sessions: Sessions,
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: Refusal,
): Promise<Answer | undefined> {
  if (!contract) return markStale(brokenAnswer(behind), behind);
  const bundle = refused ? undefined : bundleAnswer(contract, target, request);
  if (bundle) return markStale(bundle, behind);
  const arrival = receive(contract, request, target);
  const session = sessions.of({ headers: request.headers, target });
  const whenGone = () => goneSignal(reply);
  const answer = await answerRequest(
    contract,
    session,
    refused ? { ...arrival, fault: refused } : arrival,
    whenGone,
  );
  return answer && markStale(answer, behind);
}

function goneSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => controller.abort());
  return controller.signal;
}

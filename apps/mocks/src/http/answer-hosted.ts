import type { Refusal } from '@clientele/server-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../prism/answer.ts';
import type { MockedContract } from '../prism/contract.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { answerRequest } from './answer-request.ts';
import { bundleAnswer } from './bundle.ts';
import { brokenAnswer, type Hosted, markStale } from './hosted.ts';
import { entryOf } from './log-entry.ts';
import { type Arrival, receive } from './receive.ts';
import { errorAnswer } from './refused.ts';

/** A request to what is hosted, and what it is answered by. */
export interface Asked {
  readonly hosted: Hosted;
  /** As the contract sees it. */
  readonly target: string;
  readonly sessions: Sessions;
  readonly served: () => Iterable<MockedContract>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Milliseconds, of the same clock as `performance.now()`. */
  readonly started: number;
  /** Why it did not arrive as a whole. */
  readonly refused?: Refusal | undefined;
}

/**
 * Answers by what is hosted, and says so where that is behind what is written. Gives `undefined` where
 * the connection is to be cut.
 */
export async function answerHosted(asked: Asked): Promise<Answer | undefined> {
  const { hosted, target, request, refused } = asked;
  const { contract, behind } = hosted;
  if (!contract) return markStale(brokenAnswer(behind), behind);
  const bundle = refused ? undefined : bundleAnswer(contract, target, request);
  const answer = bundle ?? (await answerAndLog(contract, asked));
  return answer && markStale(answer, behind);
}

async function answerAndLog(contract: MockedContract, asked: Asked): Promise<Answer | undefined> {
  const { target, sessions, served, request, reply, started, refused } = asked;
  const { headers } = request;
  const arrived = receive(contract, request, target);
  const arrival: Arrival = refused ? { ...arrived, fault: refused } : arrived;
  let answer: Answer | undefined;
  let key = '';
  try {
    const session = sessions.of({ headers, target });
    key = session.key;
    answer = await answerRequest(contract, session, arrival, {
      served,
      whenGone: () => goneSignal(reply),
    });
  } catch (error) {
    answer = errorAnswer(error);
  }
  sessions.log.add(entryOf(contract, arrival, { session: key, answer, started }));
  return answer;
}

function goneSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => controller.abort());
  return controller.signal;
}

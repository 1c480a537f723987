import { RefusalError } from '@clientele/server-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** @throws {RefusalError} when the body breaks the contract. */
export type CheckAnswer = (request: FastifyRequest, body: unknown) => Promise<void>;

type Guard = (request: FastifyRequest, reply: Answer, body: unknown) => Promise<unknown>;

/** As much of a reply as the stub looks at. */
interface Answer {
  readonly statusCode: 200;
  getHeader(name: string): string;
}

const ANSWER: Answer = { statusCode: 200, getHeader: () => 'application/json' };

/**
 * Lets an update hold its answer against the contract before it is committed, with the check that the
 * stub itself does afterwards, when it would be too late to take the change back.
 */
export function answerChecker(app: FastifyInstance): CheckAnswer {
  const guards = new Map<string, Guard>();
  app.addHook('onRoute', ({ method, url, preSerialization }) => {
    // The stub's guard looks at nothing of the reply but what `Answer` has.
    if (typeof preSerialization === 'function') guards.set(`${method} ${url}`, preSerialization as Guard);
  });
  return async (request, body) => {
    const guard = guards.get(`${request.method} ${request.routeOptions.url}`);
    try {
      await guard?.(request, ANSWER, body);
    } catch (cause) {
      // The stub says that the outcome is unknown; here nothing was changed.
      throw new RefusalError({ kind: 'internal' }, { cause });
    }
  };
}

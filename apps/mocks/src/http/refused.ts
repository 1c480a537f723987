import { type Refusal, RefusalError } from '@clientele/server-kit';
import { UnknownChoice } from '../choose/unknown-choice.ts';
import { type Answer, problem } from '../prism/answer.ts';

/** The most bytes that a body may have. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Why a request did not arrive as a whole; `undefined` where an error means something else. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof RefusalError) return error.refusal;
  const { code } = error as { code?: unknown };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { kind: 'body-too-large', limit: MAX_BODY_BYTES };
  return undefined;
}

/** The answer to what is no fault of the contract's user, or not one that a contract speaks of. */
export function errorAnswer(error: unknown): Answer {
  if (error instanceof UnknownChoice) {
    return problem(400, 'What was chosen is not there', error.message, { known: error.known });
  }
  const { statusCode = 500, message } = error as { statusCode?: number; message?: string };
  const title = statusCode < 500 ? 'The request can not be read' : 'The mock failed';
  return problem(statusCode, title, message ?? String(error));
}

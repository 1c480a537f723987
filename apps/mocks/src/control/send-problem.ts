import type { FastifyReply } from 'fastify';
import { problem } from '../prism/answer.ts';

/** Problem details of RFC 9457. */
export function sendProblem(
  reply: FastifyReply,
  status: number,
  title: string,
  detail: string,
  members: Record<string, unknown> = {},
): FastifyReply {
  const { headers, body } = problem(status, title, detail, members);
  return reply.code(status).headers(headers).send(body);
}

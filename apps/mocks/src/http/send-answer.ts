import type { FastifyReply } from 'fastify';
import type { Answer } from '../prism/answer.ts';
import { violationsHeader } from '../prism/violations.ts';

/**
 * Sends an answer as it is. Its headers are exposed by name to pages of other origins: to a request with
 * credentials, `*` is a name like any other.
 *
 * @see https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  const { status, body, violations, scenario, reason } = answer;
  const headers: Record<string, string> = { ...answer.headers };
  if (scenario !== undefined) headers['x-mock-scenario'] = encodeName(scenario);
  if (reason !== undefined) headers['x-mock-reason'] = reason;
  if (violations.length > 0) headers['sl-violations'] = violationsHeader(violations);
  const hasBody = status !== 204 && status !== 304;
  const exposed = [...Object.keys(headers), ...(hasBody ? ['content-length'] : [])].join(', ');
  reply.code(status).headers(headers).header('access-control-expose-headers', exposed);
  if (!hasBody) return reply.send();
  // Without a type, or without this, Fastify would add one to a text.
  if (body === undefined || headers['content-type'] === undefined) return reply.send(Buffer.from(body ?? ''));
  return reply.serializer(asItIs).send(body);
}

/** A contract may name a scenario in any script; a header is ASCII. */
function encodeName(name: string): string {
  return /^[ -~]*$/.test(name) ? name : encodeURIComponent(name);
}

const asItIs = (body: string): string => body;

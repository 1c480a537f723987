import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import {
  type Authenticate,
  appOptions,
  principalOf,
  type ServerOptions,
  serverPlugin,
} from '../../src/index.ts';
import document from '../fixtures/orchard.json' with { type: 'json' };

/** Credentials that hold `bad` are unknown, those that hold `weak` lack the right. */
const authenticate: Authenticate = (_request, { credential, scheme, scopes, operationId, parameters }) => {
  if (credential.includes('bad')) return { ok: false, reason: 'unknown' };
  if (credential.includes('weak')) return { ok: false, reason: 'forbidden' };
  return { ok: true, principal: { credential, scheme: scheme.id, scopes, operationId, parameters } };
};

export interface Seen {
  params: unknown;
  query: unknown;
  body: unknown;
  principal: unknown;
}

/** The fixture contract, with handlers that keep what they were given and answer 299. */
export async function orchard(handlers: object = {}, options: ServerOptions = { responses: 'off' }) {
  const seen: Seen[] = [];
  const keep = async (request: FastifyRequest, reply: FastifyReply) => {
    const { params, query, body } = request;
    seen.push({ params, query, body, principal: principalOfAny(request) });
    return reply.code(299).send();
  };
  const names = Object.values(document.paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => ('operationId' in operation ? [operation.operationId] : [])),
  );
  const app = fastify(appOptions);
  const server = serverPlugin<object>({ document });
  await app.register(
    server({ ...Object.fromEntries(names.map((name) => [name, keep])), authenticate, ...handlers }, options),
  );
  return { app, seen };
}

function principalOfAny(request: FastifyRequest): unknown {
  try {
    return principalOf(request);
  } catch (error) {
    return (error as Error).message;
  }
}

import type { AddressInfo } from 'node:net';
import { type Cause, mediaKind, type OpenApiDocument, type Operation } from '@clientele/openapi';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import {
  type Authenticate,
  appOptions,
  RefusalError,
  type ServerOptions,
  type serverPlugin,
} from '../../src/index.ts';
import type { Answer, Specimen } from './specimens.ts';

/** A contract and the plugin that was generated for it; handlers are made up here, so they are untyped. */
export interface Stub {
  readonly document: OpenApiDocument;
  readonly server: ReturnType<typeof serverPlugin<never>>;
  /** False for a contract without an error shape: its refusals are RFC 9457, and held against that alone. */
  readonly ownErrors?: boolean;
}

export interface Served {
  readonly app: FastifyInstance;
  readonly port: number;
  /** Lines of the log. */
  readonly log: string[];
  /** operationIds of the handlers that ran. */
  readonly calls: string[];
  /** What the handlers do from now on. */
  behave(behaviour: Behaviour): void;
  /** Forgets lines, calls and behaviour. */
  reset(): void;
}

/** `store` and `rate` are what the vendors' scenarios know; `answer` sends any answer. */
export interface Behaviour {
  readonly store?: Cause['store'];
  readonly rate?: Cause['rate'];
  readonly answer?: { readonly status: number; readonly body?: unknown; readonly contentType?: string };
  readonly error?: Error;
}

interface Request {
  readonly params: Record<string, unknown>;
}

interface Reply {
  code(status: number): Reply;
  type(contentType: string): Reply;
  send(body?: unknown): Reply;
}

export const prefix = '/mounted';
export const unknownId = 'nobody';
export const malformedId = 'no-such-form';

/** Credentials say what becomes of them: `unknown`, `forbidden`, `foreign`; any other is good. */
const authenticate: Authenticate = (_request, { credential }) => {
  for (const reason of ['unknown', 'forbidden', 'foreign'] as const) {
    if (credential.includes(reason)) return { ok: false, reason };
  }
  return { ok: true, principal: credential };
};

/** Serves a contract with handlers that answer the first success example of their operation. */
export async function serve(
  stub: Stub,
  specimens: readonly Specimen[],
  options?: ServerOptions,
  more: FastifyServerOptions = {},
): Promise<Served> {
  const log: string[] = [];
  const calls: string[] = [];
  let behaviour: Behaviour = {};
  const handlers = Object.fromEntries(
    specimens.map((specimen) => [
      specimen.operation.id,
      async (request: Request, reply: Reply) => {
        calls.push(specimen.operation.id);
        return act(specimen, behaviour, request, reply);
      },
    ]),
  );
  const app = fastify({
    ...appOptions,
    ...more,
    logger: { stream: { write: (line: string) => void log.push(line) } },
  });
  const isSecured = specimens.some(({ operation }) => operation.security.length > 0);
  // The handlers are made up from the contract, so no type knows them.
  const given = { ...handlers, ...(isSecured ? { authenticate } : {}) } as never;
  await app.register(stub.server(given, options), { prefix });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo; // An IP listener's address is never a string.
  const behave = (next: Behaviour) => {
    behaviour = next;
  };
  const reset = () => {
    log.length = 0;
    calls.length = 0;
    behave({});
  };
  return { app, port, log, calls, behave, reset };
}

function act(
  { successes, status, operation }: Specimen,
  behaviour: Behaviour,
  request: Request,
  reply: Reply,
): unknown {
  if (behaviour.error) throw behaviour.error;
  if (behaviour.store === 'failing') throw new RefusalError({ kind: 'internal' });
  if (behaviour.store === 'unavailable') throw new RefusalError({ kind: 'unavailable', retryAfter: 2 });
  if (behaviour.rate) {
    throw new RefusalError({
      kind: 'too-many-requests',
      retryAfter: 2,
      resetAt: new Date(Date.now() + 2000),
    });
  }
  const values = Object.values(request.params);
  if (values.includes(unknownId)) throw new RefusalError({ kind: 'client-not-found' });
  if (values.includes(malformedId)) throw new RefusalError({ kind: 'invalid-parameters', violations: [] });
  if (behaviour.answer) {
    const { status, body, contentType } = behaviour.answer;
    return (contentType ? reply.type(contentType) : reply).code(status).send(body);
  }
  const [success] = successes;
  if (!success) return reply.code(status ?? 200).send();
  const { contentType, body } = handlerAnswer(operation, success);
  return (contentType ? reply.type(contentType) : reply).code(success.status).send(body);
}

/** How a handler sends an answer: the kit names the first JSON, and Fastify takes a text for JSON that is written already. */
export function handlerAnswer(
  { responses }: Operation,
  { status, mediaType, value }: Answer,
): NonNullable<Behaviour['answer']> {
  const kind = mediaKind(mediaType);
  const isText = typeof value === 'string';
  const [first] = Object.keys(responses[status]?.content ?? {}).filter((type) => mediaKind(type) === 'json');
  if (kind === 'json' && first === mediaType && !isText) return { status, body: value };
  const written = kind === 'json' ? JSON.stringify(value) : value;
  return { status, contentType: mediaType, body: kind === 'binary' ? Buffer.from(String(value)) : written };
}

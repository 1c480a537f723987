import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyReply } from 'fastify';

interface InFlight {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const latest = new WeakMap<Duplex, InFlight>();
const replies = new WeakMap<IncomingMessage, FastifyReply>();

/** From now on, {@link latestOn} knows the requests of the server. */
export function watchRequests(server: Server): void {
  server.on('request', (request, response) => void latest.set(request.socket, { request, response }));
}

/** Called when a request has reached its contract: from then on its own reply can refuse it. */
export function rememberReply(reply: FastifyReply): void {
  replies.set(reply.request.raw, reply);
}

/** The request of a connection whose headers were the last to be understood. */
export function latestOn(socket: Duplex): InFlight | undefined {
  return latest.get(socket);
}

export function replyTo(request: IncomingMessage): FastifyReply | undefined {
  return replies.get(request);
}

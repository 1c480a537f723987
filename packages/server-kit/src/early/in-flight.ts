import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyReply } from 'fastify';

interface InFlight {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Set once the request has reached its contract: from then on its own reply can refuse it. */
  reply?: FastifyReply;
}

const latest = new WeakMap<Duplex, InFlight>();

/** From now on, {@link latestOn} knows the requests of the server. */
export function watchRequests(server: Server): void {
  // Before the router, which may reach the contract at once.
  server.prependListener('request', (request, response) => {
    latest.set(request.socket, { request, response });
  });
}

/** Called when a request has reached its contract. */
export function rememberReply(reply: FastifyReply): void {
  const { raw } = reply.request;
  const last = latest.get(raw.socket);
  if (last?.request === raw) last.reply = reply;
}

/** The request of a connection whose headers were the last to be understood. */
export function latestOn(socket: Duplex): InFlight | undefined {
  return latest.get(socket);
}

import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { answerOf } from '../refusal/answer-refusal.ts';
import { problemDetails } from '../refusal/problem-details.ts';
import type { Refusal } from '../refusal/refusal.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import { closeWith, toBytes } from './closing-answer.ts';
import { appHeaders, type OnRefused } from './early-refusal.ts';
import { latestOn } from './in-flight.ts';
import { findMount } from './mounts.ts';

/** What Node says of bytes that are no request; of a timeout there are none. */
export interface ClientError extends Error {
  readonly code?: string;
  readonly bytesParsed?: number;
  readonly rawPacket?: unknown;
}

interface RequestHead {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers?: { readonly origin?: string | undefined };
}

/** Connections that have had their last answer: Node reports each further packet as an error too. */
const ending = new WeakSet<Socket>();

/** Answers what Node's HTTP parser refuses, exactly once, and ends the connection. */
export function clientErrorHandler(onRefused: OnRefused) {
  return function handle(this: FastifyInstance, error: ClientError, socket: Socket): void {
    if (ending.has(socket)) return;
    ending.add(socket);
    const refusal = parserRefusal(error);
    if (!refusal || !socket.writable) {
      socket.destroy();
      return;
    }
    const refuse = (head: RequestHead) => sendRaw(this, socket, refusal, head, onRefused);
    const last = latestOn(socket);
    if (!last) {
      refuse(headIn(error));
      return;
    }
    const { request, response } = last;
    if (request.complete) {
      // Answers come in the order of the requests (RFC 9112, section 9.3.2).
      after(response, () => refuse(headIn(error)));
      return;
    }
    // It is the body of that request. One turn is what the app's hooks need to reach the contract.
    setImmediate(() => {
      const { reply } = last;
      if (response.headersSent || reply?.sent) after(response, () => closeWith(socket));
      // So it has one answer, one log line and all headers, like any other of its route.
      else if (reply) reply.header('connection', 'close').send(new RefusalError(refusal));
      else refuse(request);
    });
  };
}

function after(response: ServerResponse, act: () => void): void {
  if (response.writableFinished) act();
  else response.once('close', act);
}

function sendRaw(
  { log: appLog, server }: FastifyInstance,
  socket: Socket,
  refusal: Refusal,
  { method, url, headers: { origin } = {} }: RequestHead,
  onRefused: OnRefused,
): void {
  if (!socket.writable) return;
  const id = randomUUID();
  const log = appLog.child({ reqId: id });
  const place = url === undefined ? undefined : findMount(server, url);
  const answer = answerOf(log, place?.errors ?? problemDetails, refusal);
  const { status } = answer;
  const { remoteAddress } = socket;
  const early = { id, refusal, status, method, url, origin, prefix: place?.prefix, remoteAddress, log };
  closeWith(socket, toBytes(answer, appHeaders(onRefused, early), method));
}

function parserRefusal({ code = '' }: ClientError): Refusal | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { kind: 'request-timeout' };
  if (code === 'HPE_HEADER_OVERFLOW') return { kind: 'headers-too-large' };
  // Anything else is a fault of the connection: there is nobody to answer.
  return code.startsWith('HPE_') ? { kind: 'malformed-http' } : undefined;
}

/**
 * The last request line before the fault, and of what follows the one header that is asked for; the
 * packet may hold whole requests before it, or none.
 */
function headIn({ rawPacket, bytesParsed = 0 }: ClientError): RequestHead {
  if (!Buffer.isBuffer(rawPacket)) return {};
  const packet = rawPacket.toString('latin1');
  const lines = packet.matchAll(/([!#$%&'*+\-.^_`|~\w]{1,32}) (\S+) HTTP\/\d\.\d\r?$/gm);
  const line = [...lines].findLast(({ index }) => index <= bytesParsed);
  if (!line) return {};
  const [head = ''] = packet.slice(line.index).split('\r\n\r\n', 1);
  const [, origin] = /^origin:[ \t]*(\S+)[ \t]*\r?$/im.exec(head) ?? [];
  return { method: line[1], url: line[2], headers: { origin } };
}

import { Readable } from 'node:stream';
import { mediaKind } from '@clientele/openapi';
import type { FastifyReply } from 'fastify';
import type { ResponseContract } from './response-contract.ts';

/**
 * Lets a handler send what its contract declares without naming the media type each time, and Blobs.
 * Called before the handler runs; once an answer has a `content-type`, that one stands.
 */
export function nameMediaTypes(reply: FastifyReply, { mediaTypeFor }: ResponseContract): void {
  const send = reply.send.bind(reply);
  reply.send = (payload?: unknown) => {
    const isNamed = reply.hasHeader('content-type') || payload instanceof Error;
    const mediaType = isNamed ? undefined : mediaTypeFor(reply.statusCode, payload);
    if (mediaType) reply.type(mediaType);
    // Fastify takes a string for JSON that is written already.
    if (typeof payload === 'string' && mediaKind(mediaType ?? '') === 'json')
      return send(JSON.stringify(payload));
    if (!(payload instanceof Blob)) return send(payload);
    reply.header('content-length', payload.size);
    return send(Readable.from(payload.stream()));
  };
}

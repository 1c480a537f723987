import { type IncomingMessage, METHODS } from 'node:http';
import { createAppOptions } from '@clientele/server-kit';
import fastify, { type FastifyInstance } from 'fastify';
import { earlyCors } from './cors.ts';

/** An app that takes every method, with or without a body, and every target as it came. */
export function createApp(): FastifyInstance {
  const app = fastify({
    ...createAppOptions({ onRefused: ({ origin }) => earlyCors(origin) }),
    rewriteUrl: ({ url }: IncomingMessage) => originForm(url),
  });
  for (const method of METHODS) {
    if (method !== 'CONNECT') app.addHttpMethod(method, { hasBody: true, overrideExisting: true });
  }
  return app;
}

/** The request target without the origin that a client behind a proxy puts before it; `/` for `*`. */
function originForm(target = '/'): string {
  if (target.startsWith('/')) return target;
  return target.replace(/^https?:\/\/[^/?]*/i, '').replace(/^\*$|^(?=\?|$)/, '/');
}

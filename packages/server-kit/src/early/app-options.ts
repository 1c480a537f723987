import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { answerOf } from '../refusal/answer-refusal.ts';
import { problemDetails } from '../refusal/problem-details.ts';
import type { Refusal } from '../refusal/refusal.ts';
import { sendAnswer } from '../refusal/send-refusal.ts';
import { clientErrorHandler } from './client-error.ts';
import { appHeaders, type OnRefused } from './early-refusal.ts';
import { findMount } from './mounts.ts';

const problems: Record<string, string> = {
  FST_ERR_BAD_URL: 'path must be percent-encoded UTF-8',
  FST_ERR_MAX_PARAM_LENGTH: 'path must not have a parameter that is longer than 512 characters',
};

/**
 * Options for the app itself. Some requests are refused before a plugin sees them: by Fastify's router
 * (broken percent-encoding) or by Node (malformed HTTP, headers over its limit, requests that take too
 * long). With these they are answered in the shape of the contract under whose prefix they lie, and by
 * RFC 9457 elsewhere. The app's hooks do not run for them; `onRefused` is in their place.
 *
 * @example
 * ```ts
 * const app = fastify({
 *   ...createAppOptions({
 *     onRefused({ id, status, log }) {
 *       log.info({ status }, 'refused');
 *       return { 'cache-control': 'no-store', 'x-request-id': id };
 *     },
 *   }),
 * });
 * ```
 */
export function createAppOptions({ onRefused = () => ({}) }: { readonly onRefused?: OnRefused } = {}) {
  return {
    routerOptions: { maxParamLength: 512 },
    frameworkErrors(error: Error & { code?: string }, request: FastifyRequest, reply: FastifyReply) {
      const { id, log, raw, ip: remoteAddress } = request;
      const { method, url = '', headers } = raw;
      const place = findMount(request.server.server, url);
      const refusal = routerRefusal(error);
      if (refusal.kind === 'internal') log.error({ err: error }, 'the router failed');
      const answer = answerOf(log, place?.errors ?? problemDetails, refusal);
      const { status } = answer;
      const { origin } = headers;
      const early = { id, refusal, status, method, url, origin, prefix: place?.prefix, remoteAddress, log };
      sendAnswer(reply.headers(appHeaders(onRefused, early)), answer);
    },
    clientErrorHandler: clientErrorHandler(onRefused),
  } satisfies FastifyServerOptions;
}

function routerRefusal({ code = '' }: { code?: string }): Refusal {
  const message = problems[code];
  if (message === undefined) return { kind: 'internal' };
  const violation = { pointer: '', field: 'path', message, keyword: 'path', received: 'string' } as const;
  return { kind: 'invalid-parameters', violations: [violation] };
}

/**
 * {@link createAppOptions} without `onRefused`.
 *
 * @example
 * ```ts
 * const app = fastify({ ...appOptions, logger: true });
 * ```
 */
export const appOptions = createAppOptions();

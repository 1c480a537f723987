import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { ErrorShape } from './error-shape.ts';
import type { Violation } from './refusal.ts';
import { sendRefusal } from './refusals.ts';

interface Mount {
  readonly prefix: string;
  readonly errors: ErrorShape;
}

/** By HTTP server, the one thing that all plugins of an app share. */
const mounts = new WeakMap<object, Mount[]>();

export function mount(server: object, prefix: string, errors: ErrorShape): void {
  mounts.set(server, [...(mounts.get(server) ?? []), { prefix, errors }]);
}

const problems: Record<string, string> = {
  FST_ERR_BAD_URL: 'path must be percent-encoded UTF-8',
  FST_ERR_MAX_PARAM_LENGTH: 'path must not have a parameter that is longer than 512 characters',
};

/**
 * Options for the app itself. Some paths are refused by Fastify's router before a plugin sees them:
 * with these, in the shape of the contract under whose prefix they lie; without, in Fastify's own.
 *
 * @example
 * ```ts
 * const app = fastify({ ...appOptions, logger: true });
 * ```
 */
export const appOptions = {
  routerOptions: { maxParamLength: 512 },
  frameworkErrors(
    error: Error & { code?: string; statusCode?: number },
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const message = problems[error.code ?? ''];
    const place = message ? find(request.server.server, request.raw.url ?? '') : undefined;
    if (!place || !message) {
      void reply
        .code(error.statusCode ?? 500)
        .send({ statusCode: error.statusCode ?? 500, message: 'Bad request' });
      return;
    }
    const violation: Violation = { pointer: '', field: 'path', message, keyword: 'path', received: 'string' };
    sendRefusal(request, reply, place.errors, { kind: 'invalid-parameters', violations: [violation] });
  },
} satisfies FastifyServerOptions;

function find(server: object, url: string): Mount | undefined {
  return mounts
    .get(server)
    ?.filter(({ prefix }) => prefix === '' || url === prefix || url.startsWith(`${prefix}/`))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}

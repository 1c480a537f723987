import type { FastifyInstance } from 'fastify';
import type { ErrorShape } from '../refusal/error-shape.ts';
import { problemDetails } from '../refusal/problem-details.ts';
import { rememberReply } from './in-flight.ts';
import { mount } from './mounts.ts';

/**
 * For an app that answers without `serverPlugin`: what is refused early under its prefix is answered in
 * this shape, by default RFC 9457. A request whose body is cut short gets its answer from the app's error
 * handler, as a `RefusalError`, so that its hooks see it.
 *
 * @example
 * ```ts
 * const app = fastify(appOptions);
 * answerEarly(app);
 * app.setErrorHandler((error, _request, reply) => {
 *   const refusal = error instanceof RefusalError ? error.refusal : { kind: 'internal' as const };
 *   const { status, body, headers = {} } = problemDetails(refusal);
 *   return reply.code(status).headers(headers).send(body);
 * });
 * ```
 */
export function answerEarly(app: FastifyInstance, errors: ErrorShape = problemDetails): void {
  mount(app.server, app.prefix, errors);
  app.addHook('onRequest', (_request, reply, done) => {
    rememberReply(reply);
    done();
  });
}

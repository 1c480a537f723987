import type { Operation } from '@clientele/openapi';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerEarly } from '../early/answer-early.ts';
import { trackProgress } from '../http/progress.ts';
import type { ErrorShape } from '../refusal/error-shape.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import { sendRefusal } from '../refusal/send-refusal.ts';
import { toRefusal } from '../refusal/to-refusal.ts';
import { methodsAt } from './paths.ts';

/** What all operations of a contract share: parsers, hooks, and answers to what it does not have. */
export function prepareApp(
  app: FastifyInstance,
  operations: readonly Operation[],
  errors: ErrorShape,
  bodyLimit: number,
): void {
  answerEarly(app, errors);
  trackProgress(app);
  // Requests are validated by the hooks; this keeps Fastify from building a validator of its own.
  app.setValidatorCompiler(() => () => true);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request) => {
    if (request.is404) throw notFound(app.prefix, operations, request);
  });
  app.setNotFoundHandler((request) => {
    throw notFound(app.prefix, operations, request);
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error, request, bodyLimit);
    if (refusal.kind === 'internal' || refusal.kind === 'unavailable') {
      request.log.error({ err: error instanceof RefusalError ? error.cause : error }, 'the request failed');
    }
    return sendRefusal(request, reply, errors, refusal);
  });
}

function notFound(prefix: string, operations: readonly Operation[], request: FastifyRequest): RefusalError {
  const path = (request.raw.url ?? '').slice(prefix.length).replace(/[?#].*$/s, '');
  const allow = methodsAt(operations, path);
  return new RefusalError(
    allow.length > 0 ? { kind: 'method-not-allowed', allow } : { kind: 'path-not-found' },
  );
}

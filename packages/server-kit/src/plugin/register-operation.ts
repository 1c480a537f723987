import type { Operation } from '@clientele/openapi';
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { progressOf } from '../http/progress.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import { rememberHeaders } from '../refusal/send-refusal.ts';
import type { BodyReader } from '../request/body-reader.ts';
import type { ParameterReader, ReadParameters } from '../request/parameters.ts';
import type { ResponseHooks } from '../response/response-hooks.ts';
import type { Authenticator } from '../security/authenticator.ts';
import { routeOf } from './paths.ts';

/** What is compiled of an operation before its route exists. */
export interface CompiledOperation {
  readonly operation: Operation;
  readonly handler: RouteHandlerMethod | undefined;
  readonly parameters: ParameterReader;
  readonly authenticate: Authenticator | undefined;
  readonly body: BodyReader;
  readonly hooks: ResponseHooks | undefined;
  readonly responseSchemas: object;
}

/**
 * Registers the route of an operation. The order of the checks: the credential before anything of the
 * request is checked or read, then parameters, media type and size, then the body.
 */
export function registerOperation(app: FastifyInstance, compiled: CompiledOperation): void {
  const { operation, handler, parameters, authenticate, body, hooks } = compiled;
  const { url, names } = routeOf(operation.path);
  app.route({
    method: operation.method,
    url,
    handler: handler ?? notImplemented,
    exposeHeadRoute: operation.method === 'GET',
    // For an app's logs and metrics.
    config: { operationId: operation.id },
    schema: { response: compiled.responseSchemas },
    async onRequest(request) {
      const read = parameters(request, pathValues(request, names));
      const flat = { ...read.cookie, ...read.header, ...read.query, ...read.path };
      if (authenticate) progressOf(request).principals = await authenticate(request, flat);
      if (!handler) throw new RefusalError({ kind: 'not-implemented', operationId: operation.id });
      setParameters(request, read);
      body.admit(request);
    },
    async preValidation(request) {
      request.body = body.read(request);
    },
    async preHandler(_request, reply) {
      rememberHeaders(reply);
    },
    ...hooks,
  });
}

function notImplemented(): never {
  throw new RefusalError({ kind: 'internal' });
}

function pathValues(request: FastifyRequest, names: ReadonlyMap<string, string>): Record<string, string> {
  const routed = request.params as Record<string, string>;
  return Object.fromEntries([...names].map(([name, routedAs]) => [name, routed[routedAs] ?? '']));
}

/** @throws RefusalError `invalid-parameters` */
function setParameters(request: FastifyRequest, { path, query, violations }: ReadParameters): void {
  if (violations.length > 0) throw new RefusalError({ kind: 'invalid-parameters', violations });
  request.params = path;
  request.query = query;
}

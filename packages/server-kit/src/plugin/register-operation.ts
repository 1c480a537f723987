import type { Operation, Schema } from '@clientele/openapi';
import type { FastifyContextConfig, FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { progressOf } from '../http/progress.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import { rememberHeaders } from '../refusal/send-refusal.ts';
import type { BodyReader } from '../request/body-reader.ts';
import type { PathValues } from '../request/find-parameter.ts';
import type { ParameterReader, ReadParameters } from '../request/parameters.ts';
import { nameMediaTypes } from '../response/name-media-types.ts';
import type { ResponseContract } from '../response/response-contract.ts';
import type { ResponseHooks } from '../response/response-hooks.ts';
import type { Authenticator } from '../security/authenticator.ts';
import { type Route, routeOf } from './paths.ts';

/** What is compiled of an operation before its route exists. */
export interface CompiledOperation {
  readonly operation: Operation;
  readonly handler: RouteHandlerMethod | undefined;
  /** Whether HEAD of its path is an operation too. */
  readonly hasHead: boolean;
  readonly parameters: ParameterReader;
  readonly authenticate: Authenticator | undefined;
  readonly body: BodyReader;
  readonly answers: ResponseContract;
  readonly hooks: ResponseHooks | undefined;
  /** References by status and media type, that {@link serializer} writes by. */
  readonly responseSchemas: object;
  readonly serializer: (schema: Schema) => (value: unknown) => string;
}

/**
 * Registers the route of an operation. The order of the checks: the credential before anything of the
 * request is checked or read, then parameters, media type and size, then the body.
 */
export function registerOperation(app: FastifyInstance, compiled: CompiledOperation): void {
  const { operation, handler, parameters, authenticate, body, answers, hooks } = compiled;
  const route = routeOf(operation.path);
  app.route({
    method: operation.method,
    url: route.url,
    handler: handler ?? notImplemented,
    exposeHeadRoute: operation.method === 'GET' && !compiled.hasHead,
    // For an app's logs and metrics; the interface is there to be added to.
    config: { operationId: operation.id } as FastifyContextConfig,
    schema: { response: compiled.responseSchemas },
    serializerCompiler: ({ schema }) => compiled.serializer(schema as Schema),
    async onRequest(request) {
      const read = parameters(request, pathValues(request, route));
      const flat = { ...read.cookie, ...read.header, ...read.query, ...read.path };
      if (authenticate) progressOf(request).principals = await authenticate(request, flat);
      if (!handler) throw new RefusalError({ kind: 'not-implemented', operationId: operation.id });
      setParameters(request, read);
      body.admit(request);
    },
    async preValidation(request) {
      request.body = await body.read(request);
    },
    async preHandler(_request, reply) {
      rememberHeaders(reply);
      nameMediaTypes(reply, answers);
    },
    ...hooks,
  });
}

function notImplemented(): never {
  throw new RefusalError({ kind: 'internal' });
}

function pathValues({ params, raw }: FastifyRequest, { names, pattern }: Route): PathValues {
  const routed = params as Record<string, string>;
  return {
    decoded: Object.fromEntries([...names].map(([name, routedAs]) => [name, routed[routedAs] ?? ''])),
    encoded() {
      const [, ...sent] = pattern.exec((raw.url ?? '').replace(/[?#].*$/s, '')) ?? [];
      const values = [...names.keys()].flatMap((name, index) => {
        const value = sent[index];
        return value === undefined ? [] : [[name, value] as const];
      });
      return Object.fromEntries(values);
    },
  };
}

/** @throws RefusalError `invalid-parameters` */
function setParameters(request: FastifyRequest, { path, query, violations }: ReadParameters): void {
  if (violations.length > 0) throw new RefusalError({ kind: 'invalid-parameters', violations });
  request.params = path;
  request.query = query;
}

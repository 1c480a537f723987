import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { rememberReply } from '../early/in-flight.ts';
import { mount } from '../early/mounts.ts';
import { isJson, parseMediaType } from '../http/media-type.ts';
import { trackProgress } from '../http/progress.ts';
import { type Operation, operations as read } from '../openapi/openapi.ts';
import { problemDetails } from '../refusal/problem-details.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import { sendRefusal } from '../refusal/send-refusal.ts';
import { toRefusal } from '../refusal/to-refusal.ts';
import { bodyReader } from '../request/body-reader.ts';
import { parameterReader } from '../request/parameters.ts';
import { responseContract } from '../response/response-contract.ts';
import { responseGuard } from '../response/response-guard.ts';
import { type SerializerSchemas, serializerSchemas } from '../response/serializer-schemas.ts';
import { createValidators } from '../schema/validators.ts';
import type { Authenticate } from '../security/authenticate.ts';
import { authenticator } from '../security/authenticator.ts';
import { matchHandlers } from './match-handlers.ts';
import { methodsAt } from './paths.ts';
import { type CompiledOperation, registerOperation } from './register-operation.ts';
import type { ContractSource, ServerHandlers, ServerOptions } from './server-options.ts';

/**
 * Makes the server side of a contract: given one handler per operation, a Fastify plugin that routes,
 * authenticates, validates, serializes and refuses as the contract says. Register several under
 * different prefixes; each keeps its error shape, also for paths and methods that it does not have.
 *
 * @example
 * ```ts
 * const libraryServer = serverPlugin<RouteHandlers>({ document });
 * await app.register(libraryServer({ authenticate, listBooks }), { prefix: '/library' });
 * ```
 * @throws TypeError at registration, when the contract or the handlers can't be served as they are.
 */
export function serverPlugin<Handlers extends object, Secured extends boolean = true>(
  contract: ContractSource,
): (handlers: ServerHandlers<Handlers, Secured>, options?: ServerOptions) => FastifyPluginAsync {
  return (handlers, options = {}) =>
    async (app) => {
      const errors = contract.errors ?? problemDetails;
      const list = [...read(contract.document)];
      const compiled = compile(contract, list, handlers, options);
      mount(app.server, app.prefix, errors);
      prepare(app, list, contract, options);
      app.addSchema(compiled.definitions);
      for (const operation of compiled.operations) registerOperation(app, operation);
    };
}

const defaultBodyLimit = 1_048_576;
const defaultMaxDepth = 32;

function compile(
  { document }: ContractSource,
  list: readonly Operation[],
  handlers: object,
  { responses = 'enforce', maxDepth = defaultMaxDepth }: ServerOptions,
): { operations: readonly CompiledOperation[]; definitions: object } {
  // ServerHandlers is operations and, maybe, authenticate; here all operations are alike.
  const { authenticate } = handlers as { authenticate?: Authenticate };
  const found = matchHandlers(list, handlers as Record<string, unknown>);
  const requests = createValidators(document, 'request');
  const answers = createValidators(document, 'response');
  const serialized = serializerSchemas(document, responses === 'enforce');
  const operations = list.map((operation): CompiledOperation => {
    if (operation.security.length > 0 && typeof authenticate !== 'function') {
      throw new TypeError(
        `${operation.id} has security, so the handlers need a function authenticate beside it.`,
      );
    }
    if (operation.body && ['GET', 'HEAD', 'TRACE'].includes(operation.method)) {
      throw new TypeError(
        `${operation.id} is a ${operation.method} with a request body, which HTTP gives no meaning.`,
      );
    }
    const guarded = responseContract(operation, answers);
    return {
      operation,
      handler: found.get(operation),
      parameters: parameterReader(document, operation.parameters, requests),
      authenticate:
        authenticate && operation.security.length > 0
          ? authenticator(document, operation, authenticate)
          : undefined,
      body: bodyReader(document, operation, requests, maxDepth),
      guard: responses === 'off' ? undefined : responseGuard(operation.id, guarded, responses),
      responseSchemas: serializersOf(operation, serialized),
    };
  });
  return { operations, definitions: serialized.definitions };
}

function serializersOf({ responses }: Operation, serialized: SerializerSchemas): object {
  const entries = Object.entries(responses).map(([status, { content = {} }]) => {
    const json = Object.entries(content).filter(([key]) => isJson(parseMediaType(key) ?? ''));
    const schemas = json.map(([key, { schema }]) => [key, { schema: serialized.of(schema ?? {}) }]);
    return [status, { content: Object.fromEntries(schemas) }] as const;
  });
  return Object.fromEntries(entries.filter(([, { content }]) => Object.keys(content).length > 0));
}

function prepare(
  app: FastifyInstance,
  list: readonly Operation[],
  { errors = problemDetails }: ContractSource,
  { bodyLimit = defaultBodyLimit }: ServerOptions,
): void {
  trackProgress(app);
  // Requests are validated by the hooks; this keeps Fastify from building a validator of its own.
  app.setValidatorCompiler(() => () => true);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request, reply) => {
    rememberReply(reply);
    if (request.is404) throw notFound(app.prefix, list, request);
  });
  app.setNotFoundHandler((request) => {
    throw notFound(app.prefix, list, request);
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error, request, bodyLimit);
    if (refusal.kind === 'internal' || refusal.kind === 'unavailable') {
      request.log.error({ err: error instanceof RefusalError ? error.cause : error }, 'the request failed');
    }
    return sendRefusal(request, reply, errors, refusal);
  });
}

function notFound(prefix: string, list: readonly Operation[], request: FastifyRequest): RefusalError {
  const path = (request.raw.url ?? '').slice(prefix.length).replace(/[?#].*$/s, '');
  const allow = methodsAt(list, path);
  return new RefusalError(
    allow.length > 0 ? { kind: 'method-not-allowed', allow } : { kind: 'path-not-found' },
  );
}

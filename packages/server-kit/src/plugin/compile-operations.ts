import { mediaKind, type OpenApiDocument, type Operation } from '@clientele/openapi';
import { invalidArgument } from '../errors/invalid-argument.ts';
import { type BodyLimits, bodyReader } from '../request/body-reader.ts';
import { parameterReader } from '../request/parameters.ts';
import type { ResponseContracts } from '../response/response-contracts.ts';
import { responseHooks } from '../response/response-hooks.ts';
import { type SerializerSchemas, serializerSchemas } from '../response/serializer-schemas.ts';
import { serializers } from '../response/serializers.ts';
import { createValidators, type Validators } from '../schema/validators.ts';
import type { Authenticate } from '../security/authenticate.ts';
import { authenticator } from '../security/authenticator.ts';
import { matchHandlers } from './match-handlers.ts';
import type { CompiledOperation } from './register-operation.ts';
import type { ServerOptions } from './server-options.ts';

interface CompiledContract {
  readonly operations: readonly CompiledOperation[];
  readonly unchecked: Validators['unchecked'];
}

/** Compiles all that needs no app, so that what can't be served fails before anything is registered. */
export function compileOperations(
  document: OpenApiDocument,
  contracts: ResponseContracts,
  handlers: object,
  responses: NonNullable<ServerOptions['responses']>,
  limits: BodyLimits,
): CompiledContract {
  // ServerHandlers is operations and, maybe, authenticate; here all operations are alike.
  const { authenticate } = handlers as { authenticate?: Authenticate };
  const found = matchHandlers(contracts.operations.keys(), handlers as Record<string, unknown>);
  const requests = createValidators(document, 'request');
  const serialized = serializerSchemas(document, responses === 'enforce');
  const serializer = serializers(serialized.definitions);
  const declared = [...contracts.operations.keys()];
  const heads = new Set(declared.filter(({ method }) => method === 'HEAD').map(({ path }) => path));
  const operations = [...contracts.operations].map(([operation, contract]): CompiledOperation => {
    refuseUnservable(operation, authenticate);
    return {
      operation,
      handler: found.get(operation),
      hasHead: heads.has(operation.path),
      parameters: parameterReader(document, operation.parameters, requests),
      authenticate:
        authenticate && operation.security.length > 0
          ? authenticator(document, operation, authenticate)
          : undefined,
      body: bodyReader(document, operation, requests, limits),
      answers: contract,
      hooks: responses === 'off' ? undefined : responseHooks(contract, responses),
      responseSchemas: serializersOf(operation, serialized),
      serializer,
    };
  });
  const unchecked = new Map([...contracts.unchecked, ...requests.unchecked]);
  return { operations, unchecked };
}

function refuseUnservable({ id, method, body, security }: Operation, authenticate: unknown): void {
  if (security.length > 0 && typeof authenticate !== 'function') {
    throw invalidArgument(`${id} has security, so the handlers need a function authenticate beside it.`);
  }
  if (body && ['GET', 'HEAD', 'TRACE'].includes(method)) {
    throw invalidArgument(`${id} is a ${method} with a request body, which HTTP gives no meaning.`);
  }
}

function serializersOf({ responses }: Operation, serialized: SerializerSchemas): object {
  const entries = Object.entries(responses).map(([status, { content = {} }]) => {
    // Fastify knows no other range than the one of all types.
    const json = Object.entries(content).filter(([key]) => mediaKind(key) === 'json' || key === '*/*');
    const schemas = json.map(([key, { schema }]) => [key, { schema: serialized.of(schema ?? {}) }]);
    return [status, { content: Object.fromEntries(schemas) }] as const;
  });
  return Object.fromEntries(entries.filter(([, { content }]) => Object.keys(content).length > 0));
}

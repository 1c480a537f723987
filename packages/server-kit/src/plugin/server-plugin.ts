import type { FastifyPluginAsync } from 'fastify';
import { problemDetails } from '../refusal/problem-details.ts';
import { type ResponseContracts, responseContracts } from '../response/response-contracts.ts';
import { responseChecker } from './check-response.ts';
import { compileOperations } from './compile-operations.ts';
import { prepareApp } from './prepare-app.ts';
import { registerOperation } from './register-operation.ts';
import type { ContractSource, ResponseChecker, ServerHandlers, ServerOptions } from './server-options.ts';

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
 * @throws TypeError with a `code` at registration, when the contract or the handlers can't be served as they are.
 */
export function serverPlugin<Handlers extends object, Secured extends boolean = true>(
  contract: ContractSource,
): ((handlers: ServerHandlers<Handlers, Secured>, options?: ServerOptions) => FastifyPluginAsync) &
  ResponseChecker {
  const { document, errors = problemDetails } = contract;
  let compiled: ResponseContracts | undefined;
  const contracts = () => (compiled ??= responseContracts(document));
  const plugin =
    (
      handlers: ServerHandlers<Handlers, Secured>,
      { responses = 'enforce', bodyLimit = 1_048_576, maxDepth = 32 }: ServerOptions = {},
    ): FastifyPluginAsync =>
    async (app) => {
      const { operations, definitions } = compileOperations(document, contracts(), handlers, {
        responses,
        maxDepth,
      });
      prepareApp(app, [...contracts().keys()], errors, bodyLimit);
      app.addSchema(definitions);
      for (const operation of operations) registerOperation(app, operation);
    };
  return Object.assign(plugin, { checkResponse: responseChecker(contracts) });
}

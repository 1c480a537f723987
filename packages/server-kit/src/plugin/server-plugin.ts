import type { FastifyPluginAsync } from 'fastify';
import { problemDetails } from '../refusal/problem-details.ts';
import { type ResponseContracts, responseContracts } from '../response/response-contracts.ts';
import { responseChecker } from './check-response.ts';
import { compileOperations } from './compile-operations.ts';
import { prepareApp } from './prepare-app.ts';
import { prepareForms, takesForms } from './prepare-forms.ts';
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
      const limits = { bodyLimit, maxDepth };
      const { operations, unchecked } = compileOperations(document, contracts(), handlers, responses, limits);
      for (const what of unchecked.values()) app.log.warn(what, 'the contract says what can not be checked');
      prepareApp(app, [...contracts().operations.keys()], errors, bodyLimit);
      const forms = operations.filter(({ operation }) => takesForms(operation));
      for (const compiled of operations) if (!forms.includes(compiled)) registerOperation(app, compiled);
      const [first] = forms;
      if (first) {
        await app.register(async (inner) => {
          await prepareForms(inner, first.operation);
          for (const compiled of forms) registerOperation(inner, compiled);
        });
      }
    };
  return Object.assign(plugin, { checkResponse: responseChecker(contracts) });
}

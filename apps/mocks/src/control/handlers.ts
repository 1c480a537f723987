import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnknownChoice } from '../choose/unknown-choice.ts';
import type { LogFilter } from '../sessions/request-log.ts';
import type { Session } from '../sessions/session.ts';
import { worldsOf } from '../stateful/worlds.ts';
import type { ControlParts } from './control-api.ts';
import { checkFilter, contractNamed, operationNamed } from './named.ts';
import { readDelay, readSelection, type SentSelection } from './read-selection.ts';
import { sendProblem } from './send-problem.ts';
import { shownSelection, shownSettings, stateOf, whyNotStateful } from './state.ts';

/** What the document says of a request; the kit has checked it. */
interface Asked {
  readonly params: { readonly contract: string; readonly operationId: string };
  readonly query: LogFilter & { readonly after?: number; readonly limit?: number };
  readonly body: SentSelection & { readonly stateful?: boolean };
  readonly session: Session;
}

/** What each operation of the control API does. `undefined` is 204. */
export function controlHandlers({ sessions, contracts }: ControlParts) {
  return {
    readState: handler(({ session }) => stateOf(session, contracts())),
    resetSession: handler(({ session: { key } }) => {
      sessions.forget(key);
      sessions.log.clear({ session: key });
    }),
    listRequests: handler(({ query }) => {
      checkFilter(query, contracts());
      return { requests: sessions.log.list(query) };
    }),
    clearRequests: handler(({ query }) => {
      checkFilter(query, contracts());
      sessions.log.clear(query);
    }),
    setContract: handler(({ session, params, body: { stateful, delay } }) => {
      const { contract } = contractNamed(params.contract, contracts());
      const why = stateful ? whyNotStateful(contract) : undefined;
      if (why !== undefined) throw new UnknownChoice(why);
      const read = delay === undefined ? undefined : readDelay(delay, 'delay');
      if (stateful !== undefined) session.setStateful(contract.name, stateful);
      if (read !== undefined) session.setDelay(contract.name, read);
      return shownSettings(session, contract);
    }),
    resetContract: handler(({ session, params }) => {
      const { name } = contractNamed(params.contract, contracts()).contract;
      session.clear(name);
      session.resetWorld(name);
    }),
    listRecords: handler(async ({ session, params }) => {
      const { contract } = contractNamed(params.contract, contracts());
      const worlds = worldsOf(contract);
      if ('why' in worlds) throw new UnknownChoice(worlds.why);
      return { records: (await session.world(contract.name, worlds.make)).clients() };
    }),
    resetRecords: handler(({ session, params }) => {
      session.resetWorld(contractNamed(params.contract, contracts()).contract.name);
    }),
    selectAnswers: handler(({ session, params, body }) => {
      const { contract } = contractNamed(params.contract, contracts());
      const operation = operationNamed(params.operationId, contract);
      const selection = readSelection(operation, body);
      session.select(contract.name, operation.operationId, selection);
      return { selected: shownSelection(selection) };
    }),
    resetOperation: handler(({ session, params }) => {
      const { contract } = contractNamed(params.contract, contracts());
      session.clear(contract.name, operationNamed(params.operationId, contract).operationId);
    }),
  };

  function handler(answer: (asked: Asked) => unknown) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const { params, query, body, headers, url: target } = request;
      try {
        const session = sessions.of({ headers, target });
        // By the document's own schemas.
        const asked = { params, query, body, session } as Asked;
        const answered = await answer(asked);
        if (answered === undefined) return reply.code(204).send();
        return reply.type('application/json').send(JSON.stringify(answered));
      } catch (error) {
        if (!(error instanceof UnknownChoice)) throw error;
        return sendProblem(reply, 400, 'What was asked for is not there', error.message, {
          known: error.known,
        });
      }
    };
  }
}

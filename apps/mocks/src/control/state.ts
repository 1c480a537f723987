import type { Choice } from '../choose/choice.ts';
import { choosable } from '../choose/choosable.ts';
import { MOST_DELAY } from '../choose/delay.ts';
import type { MockedContract } from '../prism/contract.ts';
import { LIMITS } from '../sessions/limits.ts';
import type { Selection, Session } from '../sessions/session.ts';
import { worldsOf } from '../stateful/worlds.ts';
import type { Served } from './control-api.ts';
import type { SentAnswer, SentSelection } from './read-selection.ts';

/** What `GET /_mock` answers: what there is, and what the session has selected. */
export function stateOf(session: Session, served: readonly Served[]) {
  return {
    session: session.key,
    contracts: served.map(({ contract, url, stale }) => {
      const selections = session.selections(contract.name);
      return {
        name: contract.name,
        url,
        openapi: `${url}/openapi.json`,
        ...(stale === undefined ? {} : { stale }),
        ...shownSettings(session, contract),
        operations: [...choosable(contract).values()].map((operation) => {
          const selection = selections.get(operation.operationId);
          return { ...operation, selected: selection ? shownSelection(selection) : null };
        }),
      };
    }),
    limits: { ...LIMITS, delay: MOST_DELAY },
  };
}

export function shownSettings(session: Session, contract: MockedContract) {
  const why = whyNotStateful(contract);
  const on = session.isStateful(contract.name) && why === undefined;
  return {
    stateful: { on, available: why === undefined, ...(why === undefined ? {} : { why }) },
    delay: session.delayOf(contract.name) ?? null,
  };
}

/** As short as it can be sent. */
export function shownSelection({ answers, delay }: Selection): SentSelection {
  return { answers: answers.map(shownAnswer), ...(delay === undefined ? {} : { delay }) };
}

/** Why no records in memory can answer for a contract; undefined where they can. */
export function whyNotStateful(contract: MockedContract): string | undefined {
  const worlds = worldsOf(contract);
  return 'why' in worlds ? worlds.why : undefined;
}

function shownAnswer(choice: Choice): SentAnswer {
  const { example, code, ...others } = choice;
  if (Object.keys(others).length > 0 || (example !== undefined && code !== undefined)) return choice;
  return example ?? code ?? choice;
}

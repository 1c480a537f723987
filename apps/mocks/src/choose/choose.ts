import type { Received } from '../http/received.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { Session } from '../sessions/session.ts';
import { chosenByCookie } from './by-cookie.ts';
import type { Chooser, Chosen } from './choice.ts';
import { choosableAt } from './choosable.ts';
import { resolveAnswer } from './resolve.ts';
import type { ChosenAnswer } from './said.ts';
import { saidByCookies, saidByPrefer, saidByQuery } from './said-in-request.ts';

/**
 * What a request is to be answered with: its sender says it by `Prefer`, by query or by cookie, else
 * the session has it selected. A sequence is taken from only where its sender says nothing.
 *
 * @throws {UnknownChoice} that lists what there is
 * @example
 * ```ts
 * choose(received, session, contract, operation); // { by: 'prefer', example: 'TooHot', code: 400 }
 * ```
 */
export function choose(
  { headers, target }: Pick<Received, 'headers' | 'target'>,
  session: Session,
  contract: MockedContract,
  operation: Pick<PrismOperation, 'method' | 'path'> | undefined,
  served: () => Iterable<MockedContract> = () => [contract],
): Chosen | undefined {
  const known = operation && choosableAt(contract, operation);
  if (!known) return undefined;
  const prefer = saidByPrefer(headers['prefer']);
  const query = saidByQuery(target);
  const cookie = saidByCookies(headers.cookie);
  const asked = prefer.delay ?? query.delay ?? cookie.delay;
  const [by, answer] = chosenBySender() ?? ([] as const);
  if (answer)
    return withDelay(
      { ...answer, by: by as Chooser },
      asked ?? session.delayOf(contract.name, known.operationId),
    );
  const { delay: own, ...selected } = session.next(contract.name, known.operationId) ?? {};
  const delay = asked ?? own ?? session.delayOf(contract.name, known.operationId);
  if (Object.keys(selected).length > 0) {
    return withDelay({ ...resolveAnswer(known, selected), by: 'control' }, delay);
  }
  return delay === undefined ? undefined : { delay };

  function chosenBySender(): readonly [Chooser, ChosenAnswer] | undefined {
    if (!known) return undefined;
    if (prefer.answer) return ['prefer', resolveAnswer(known, prefer.answer)];
    if (query.answer) return ['query', resolveAnswer(known, query.answer)];
    const byCookie = cookie.answer && chosenByCookie(known, cookie.answer, served());
    return byCookie && ['cookie', byCookie];
  }
}

function withDelay(chosen: Chosen, delay: Chosen['delay']): Chosen {
  return delay === undefined ? chosen : { ...chosen, delay };
}

import type { Received } from '../http/received.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { Session } from '../sessions/session.ts';
import { chosenByCookie } from './by-cookie.ts';
import type { Chosen } from './choice.ts';
import { choosableAt } from './choosable.ts';
import { resolveAnswer } from './resolve.ts';
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
  const sent = bySender();
  if (sent) return withDelay(sent, asked ?? session.delayOf(contract.name, known.operationId));
  const { delay: own, ...selected } = session.next(contract.name, known.operationId) ?? {};
  const delay = asked ?? own ?? session.delayOf(contract.name, known.operationId);
  if (Object.keys(selected).length > 0) {
    return withDelay({ ...resolveAnswer(known, selected), by: 'control' }, delay);
  }
  return delay === undefined ? undefined : { delay };

  function bySender(): Chosen | undefined {
    if (!known) return undefined;
    if (prefer.answer) return { ...resolveAnswer(known, prefer.answer), by: 'prefer' };
    if (query.answer) return { ...resolveAnswer(known, query.answer), by: 'query' };
    const byCookie = cookie.answer && chosenByCookie(known, cookie.answer, served());
    return byCookie && { ...byCookie, by: 'cookie' };
  }
}

function withDelay(chosen: Chosen, delay: Chosen['delay']): Chosen {
  return delay === undefined ? chosen : { ...chosen, delay };
}

import type { Contender } from './contenders.ts';
import { type Load, load, statusOf } from './load.ts';
import type { Asked } from './requests.ts';

/** How much is measured. */
export interface Amount {
  readonly rounds: number;
  /** Of each kind to each contract, in a round. */
  readonly requests: number;
  /** The same before the first round, which does not count. */
  readonly warmUp: number;
}

/** What a round of one request took, by contender. */
export interface Round<Name extends string> {
  readonly round: number;
  readonly asked: Asked;
  readonly loads: Readonly<Record<Name, Load>>;
}

/**
 * Loads the contenders in turn with the same requests, so that what else the machine does is shared by
 * all; who goes first is another one in each round.
 *
 * @throws when one of them answers with another status than the first one
 */
export async function rounds<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  requests: readonly Asked[],
  amount: Amount,
): Promise<Round<Name>[]> {
  const names = Object.keys(contenders) as Name[]; // what its type says
  const statuses = new Map<Asked, number>();
  for (const asked of requests) {
    const [first = '', ...others] = await Promise.all(
      names.map(async (name) => `${await statusOf(contenders[name], asked)}`),
    );
    const differing = others.findIndex((status) => status !== first);
    if (differing >= 0)
      throw new Error(
        `${asked.contract}, ${asked.kind}: ${names[0]} answers ${first}, ${names[differing + 1]} ${others[differing]}.`,
      );
    statuses.set(asked, Number(first));
  }
  const measured: Round<Name>[] = [];
  for (let round = -1; round < amount.rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const asked of requests) {
      const loads: Partial<Record<Name, Load>> = {};
      for (const name of order) {
        const count = round < 0 ? amount.warmUp : amount.requests;
        loads[name] = await load(contenders[name], asked, statuses.get(asked) ?? 200, count);
      }
      // Every name has its load now.
      if (round >= 0) measured.push({ round, asked, loads: loads as Record<Name, Load> });
    }
  }
  return measured;
}

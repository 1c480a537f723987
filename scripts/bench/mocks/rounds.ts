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
 * @throws when one of them does what another one refuses
 */
export async function rounds<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  requests: readonly Asked[],
  amount: Amount,
): Promise<Round<Name>[]> {
  const names = Object.keys(contenders) as Name[]; // what its type says
  const statuses = new Map<Asked, Record<Name, number>>();
  for (const asked of requests) statuses.set(asked, await statusesOf(contenders, names, asked));
  const measured: Round<Name>[] = [];
  for (let round = -1; round < amount.rounds; round += 1) {
    const count = round < 0 ? amount.warmUp : amount.requests;
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const [asked, expected] of statuses) {
      const loads = await eachOf(order, (name) => load(contenders[name], asked, expected[name], count));
      if (round >= 0) measured.push({ round, asked, loads });
    }
  }
  return measured;
}

/** Which error it is to be, the two may see differently. */
async function statusesOf<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  names: readonly Name[],
  asked: Asked,
): Promise<Record<Name, number>> {
  const statuses = await eachOf(names, (name) => statusOf(contenders[name], asked));
  const kinds = new Set(names.map((name) => Math.floor(statuses[name] / 100)));
  if (kinds.size > 1)
    throw new Error(
      `${asked.contract}, ${asked.kind}: expected the same of all, but got ${JSON.stringify(statuses)}.`,
    );
  return statuses;
}

async function eachOf<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name) => Promise<T>,
): Promise<Record<Name, T>> {
  const made: [Name, T][] = [];
  // One after another.
  for (const name of names) made.push([name, await make(name)]);
  return Object.fromEntries(made) as Record<Name, T>; // every name has its own now
}

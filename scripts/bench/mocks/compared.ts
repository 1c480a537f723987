import { median, middle } from '../statistics.ts';
import type { Load } from './load.ts';
import type { Asked } from './requests.ts';
import type { Round } from './rounds.ts';

/** Who is measured. */
export type Name = 'ours' | 'prism';

/** What answering one sort of request takes. */
export interface Compared {
  /** CPU per request in microseconds, the median of all rounds. */
  readonly cpu: Readonly<Record<Name, number>>;
  /** Requests per second, the median of all rounds. */
  readonly rate: Readonly<Record<Name, number>>;
  /** Our CPU to Prism's: the median, the least and the most of all rounds. */
  readonly ratio: { readonly median: number; readonly least: number; readonly most: number };
}

/** What was measured by sorts of requests; the requests of a sort in a round count as one. */
export function compared(
  measured: readonly Round<Name>[],
  sortOf: (asked: Asked) => string,
): [sort: string, Compared][] {
  const sorts = Map.groupBy(measured, ({ asked }) => sortOf(asked));
  return [...sorts].map(([sort, ofSort]) => {
    const rounds = [...Map.groupBy(ofSort, ({ round }) => round).values()];
    const loads = (name: Name) => rounds.map((round) => sum(round.map((one) => one.loads[name])));
    const [ours, prism] = [loads('ours'), loads('prism')];
    const ratios = ours.map((load, index) => cpuOf(load) / cpuOf(prism[index] as Load)); // as many of both
    return [
      sort,
      {
        cpu: { ours: median(ours.map(cpuOf)), prism: median(prism.map(cpuOf)) },
        rate: { ours: median(ours.map(rateOf)), prism: median(prism.map(rateOf)) },
        ratio: {
          median: twoDigits(middle(ratios)),
          least: twoDigits(Math.min(...ratios)),
          most: twoDigits(Math.max(...ratios)),
        },
      },
    ];
  });
}

function sum(loads: readonly Load[]): Load {
  const total = (of: keyof Load) => loads.reduce((added, load) => added + load[of], 0);
  return { requests: total('requests'), cpu: total('cpu'), milliseconds: total('milliseconds') };
}

function cpuOf({ cpu, requests }: Load): number {
  return cpu / requests;
}

function rateOf({ requests, milliseconds }: Load): number {
  return (requests / milliseconds) * 1000;
}

function twoDigits(value: number): number {
  return Math.round(value * 100) / 100;
}

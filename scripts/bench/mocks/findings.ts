import { type Results, table } from '../results.ts';
import { median, spread } from '../statistics.ts';
import { type Compared, compared, type Name } from './compared.ts';
import type { Round } from './rounds.ts';

/** How long mocks took until they answered, and what memory they had then. */
export interface Started {
  readonly milliseconds: number;
  /** In bytes, of all their processes. */
  readonly memory: number;
}

const names = { ours: 'our gateway', prism: '`prism mock`, a process each' };

/** What was measured, as tables and as figures. */
export function findings(
  measured: readonly Round<Name>[],
  starts: Readonly<Record<Name, readonly Started[]>>,
): Results {
  const kinds = compared(measured, ({ kind }) => kind);
  const each = compared(measured, ({ contract, kind }) => `${contract}: ${kind}`);
  const rounds = new Set(measured.map(({ round }) => round)).size;
  const contracts = new Set(measured.map(({ asked }) => asked.contract)).size;
  const ready = (['ours', 'prism'] as const).map((name) => ({
    name,
    milliseconds: starts[name].map(({ milliseconds }) => milliseconds),
    mebibytes: starts[name].map(({ memory }) => memory / 2 ** 20),
  }));
  const text = [
    `The mocks of ${contracts} contracts: our gateway against \`prism mock -v silent -m false\`, asked the same by autocannon on ten connections. CPU is the user and system time of the server's processes per request in microseconds; it and the rate are medians of ${rounds} rounds, in which the two take turns. The ratio is our CPU to Prism's in the same round: the median, and the least and the most. \`mocks.json\` has the same by contract.`,
    requestTable(kinds),
    `From the start until every contract has answered, ${starts.ours.length} times:`,
    table([
      ['', 'milliseconds', 'from', 'memory, MiB'],
      ...ready.map(({ name, milliseconds, mebibytes }) => [
        names[name],
        ...[median(milliseconds), spread(milliseconds), median(mebibytes)].map(String),
      ]),
    ]),
  ].join('\n\n');
  const started = ready.map(({ name, milliseconds, mebibytes }) => [
    name,
    { milliseconds: median(milliseconds), mebibytes: median(mebibytes) },
  ]);
  const figures = {
    kinds: Object.fromEntries(kinds),
    each: Object.fromEntries(each),
    ready: Object.fromEntries(started),
  };
  return { title: 'Mocks', packages: ['@stoplight/prism-cli', 'autocannon'], text, figures };
}

function requestTable(all: readonly [string, Compared][]): string {
  return table([
    ['request', 'CPU', "Prism's", 'ratio', 'from', 'per second', "Prism's"],
    ...all.map(([request, { cpu, ratio, rate }]) => [
      request,
      ...[cpu.ours, cpu.prism].map(String),
      ...[ratio.median.toFixed(2), `${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}`],
      ...[rate.ours, rate.prism].map(String),
    ]),
  ]);
}

import type { Facts } from '../facts/gather.ts';
import { type Block, code, list, paragraph, type Section, strong } from '../render/nodes.ts';
import { number, when } from './words.ts';

/** What failed in the last run of the tests, each with the command that repeats it alone. */
export function failures({ run }: Facts): Section {
  return { id: 'failures', title: 'Failures', blocks: blocks() };

  function blocks(): Block[] {
    if (!run) return [paragraph('No run yet: `npm test`.')];
    const { failures, passed, finished, stopped } = run.record;
    const rest = stopped === undefined ? [] : [paragraph(stopped)];
    if (failures.length === 0) return [paragraph(`None: ${passed} passed, ${when(finished)}.`), ...rest];
    return [
      paragraph(strong(number(failures.length, 'failure'), 'bad'), `, ${passed} passed, ${when(finished)}.`),
      ...rest,
      list(failures.map(({ command, place, reason }) => [code(command), ` ${place}: ${reason}`])),
    ];
  }
}

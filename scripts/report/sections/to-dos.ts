import type { ContractFacts } from '../facts/contracts.ts';
import type { Facts } from '../facts/gather.ts';
import type { Problems } from '../facts/problems.ts';
import { code, type Item, paragraph, type Section, table } from '../render/nodes.ts';

/** What is left to do in imported contracts, before and now. */
export function toDos({ contracts }: Facts): Section {
  const imported = contracts.filter(({ level }) => level === 'imported');
  const none = paragraph('Every contract is one of the house: nothing is to do.');
  const rows = imported.map(row);
  return {
    id: 'to-dos',
    title: 'To-dos of imported contracts',
    blocks:
      imported.length > 0
        ? [table(['contract', 'before', 'now', 'most of them', 'listed by'], rows)]
        : [none],
  };
}

function row({ name, before: old, now: here }: ContractFacts): Item[] {
  const [before, now] = [old?.problems, here.problems];
  const was = before === undefined ? 'new' : 'value' in before ? `${total(before.value)}` : 'not known';
  if (!('value' in now)) return [[code(name)], [was], ['not known'], [now.unknown], []];
  const kinds = Object.entries(now.value.toDos).sort(([, one], [, other]) => other - one);
  const most = kinds.slice(0, 3).map(([rule, count]) => `${count} ${rule}`);
  return [[code(name)], [was], [`${total(now.value)}`], [most.join(', ')], [code(`pnpm todos ${name}`)]];
}

function total({ toDos }: Problems): number {
  return Object.values(toDos).reduce((sum, count) => sum + count, 0);
}

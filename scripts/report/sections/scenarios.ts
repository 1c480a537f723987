import type { Difference } from '@clientele/openapi/differences';
import { diffArrays } from 'diff';
import { hunksOf } from '../facts/changed-lines.ts';
import type { ContractFacts } from '../facts/contracts.ts';
import type { Facts } from '../facts/gather.ts';
import type { ChangedScenario, Exchange } from '../facts/scenarios.ts';
import {
  type Block,
  code,
  details,
  heading,
  type Item,
  list,
  paragraph,
  type Section,
  type SideLine,
  strong,
} from '../render/nodes.ts';
import { number } from './words.ts';

/** The scenarios that are not what they were, each with its request and its response. */
export function scenarios({ contracts }: Facts): Section {
  const blocks = contracts.flatMap(ofContract);
  const none = paragraph('No request and no response of a scenario changed.');
  return { id: 'scenarios', title: 'Scenarios that changed', blocks: blocks.length > 0 ? blocks : [none] };
}

function ofContract({ name, scenarios }: ContractFacts): Block[] {
  if (!('value' in scenarios))
    return [heading(3, `\`${name}\``), paragraph(`Not compared. ${scenarios.unknown}`)];
  if (scenarios.value.length === 0) return [];
  return [
    heading(3, `\`${name}\`: ${number(scenarios.value.length, 'scenario')}`),
    ...scenarios.value.map(show),
  ];
}

function show({ operation, name, before, after, differences }: ChangedScenario): Block {
  const state = before ? (after ? 'changed' : 'removed') : 'added';
  const tone = { changed: undefined, removed: 'bad', added: 'good' } as const;
  const members = differences.slice(0, most).map(member);
  const more = differences.length - most;
  return details(
    [strong(name), ' of ', code(operation), ', ', strong(state, tone[state])],
    ...(members.length > 0 ? [list(members)] : []),
    ...(more > 0 ? [paragraph(`${number(more, 'more member')}: see below.`)] : []),
    ...(['request', 'response'] as const).flatMap((part) => compare(name, part, before, after)),
  );
}

/** How many members are listed of one scenario. */
const most = 12;

function member({ pointer, expected, actual }: Difference): Item {
  return [code(pointer), ': ', value(expected), ' is now ', value(actual)];
}

function value(of: unknown) {
  if (of === undefined) return 'not there';
  const json = JSON.stringify(of);
  return code(json.length <= 80 ? json : `${json.slice(0, 79)}…`);
}

function compare(
  name: string,
  part: 'request' | 'response',
  before: Exchange | undefined,
  after: Exchange | undefined,
): Block[] {
  const [old, now] = [before, after].map((side) => (side ? JSON.stringify(side[part], null, 2) : ''));
  const label = part === 'request' ? 'Request' : 'Response';
  if (old === now) return [paragraph(`${label}: as it was.`)];
  const sides: { before: SideLine[]; after: SideLine[] } = { before: [], after: [] };
  for (const { added, removed, value } of diffArrays(linesOf(old), linesOf(now))) {
    const lines = value.map((text) => ({ text, changed: added || removed }));
    if (!added) sides.before.push(...lines);
    if (!removed) sides.after.push(...lines);
  }
  const lines = hunksOf(ended(old), ended(now)).flatMap((hunk) => hunk.lines);
  return [heading(4, label), { type: 'sides', label: `${label} of ${name}`, ...sides, lines }];
}

function linesOf(text: string | undefined): string[] {
  return text ? text.split('\n') : [];
}

function ended(text: string | undefined): string {
  return text ? `${text}\n` : '';
}

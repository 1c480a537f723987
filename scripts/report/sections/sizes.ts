import type { ContractFacts } from '../facts/contracts.ts';
import type { Facts } from '../facts/gather.ts';
import type { Sizes } from '../facts/sizes.ts';
import { code, type Item, paragraph, type Section, strong, table } from '../render/nodes.ts';
import { names } from './words.ts';

const entries = ['.', './fetch', './scenarios'];

/** What one call weighs in a browser, before and now. */
export function sizes({ contracts }: Facts): Section {
  const changed = contracts.filter((one) => !isSame(one));
  const same = contracts.filter(isSame).map(({ name }) => name);
  const how =
    'One call of each contract in a bundle for browsers, minified and gzipped, in bytes: made by esbuild from the generated sources.';
  return {
    id: 'sizes',
    title: 'Sizes',
    blocks: [
      paragraph(how),
      ...(changed.length > 0
        ? [table(['contract', ...entries.map((entry) => `\`${entry}\``), 'note'], changed.map(row))]
        : []),
      ...(same.length > 0 ? [paragraph(`To the byte what it was: ${names(same)}.`)] : []),
    ],
  };
}

function isSame({ sizes: { before, now } }: ContractFacts): boolean {
  if (!before || !('value' in before) || !('value' in now)) return false;
  return entries.every((entry) => before.value.bytes[entry] === now.value.bytes[entry]);
}

function row({ name, sizes: { before, now } }: ContractFacts): Item[] {
  const reason = [before, now].flatMap((side) => (side && 'unknown' in side ? [side.unknown] : []));
  const was = before && 'value' in before ? before.value : undefined;
  const is = 'value' in now ? now.value : undefined;
  const note = [
    ...(before ? [] : ['new']),
    ...(reason.length > 0 ? [`not measured: ${reason.join('; ')}`] : []),
    ...(was && is && was.fn !== is.fn ? [`\`${is.fn}\` now, since \`${was.fn}\` is gone`] : []),
  ];
  return [[code(name)], ...entries.map((entry) => cell(entry, was, is)), [note.join('; ')]];
}

function cell(entry: string, was: Sizes | undefined, is: Sizes | undefined): Item {
  const [old, now] = [was?.bytes[entry], is?.bytes[entry]];
  if (now === undefined) return [old === undefined ? 'not measured' : `was ${old}`];
  if (old === undefined) return [`${now}`];
  if (now === old) return [`${now}, as before`];
  const more = now - old;
  return [`${old} to ${now} (`, strong(more > 0 ? `+${more}` : `−${-more}`, more > 0 ? 'bad' : 'good'), ')'];
}

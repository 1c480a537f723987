import type { ContractFacts } from '../facts/contracts.ts';
import type { Facts } from '../facts/gather.ts';
import type { Sizes } from '../facts/sizes.ts';
import { type Block, code, type Item, paragraph, type Section, strong, table } from '../render/nodes.ts';
import { names } from './words.ts';

const entries = ['.', './fetch', './scenarios'];

/** What one call weighs in a browser, before and now. */
export function sizes({ contracts }: Facts): Section {
  const measured = contracts.filter(({ now }) => 'value' in now.sizes);
  const changed = measured.filter((one) => !isSame(one));
  const same = measured.filter(isSame).map(({ name }) => name);
  const how =
    'One call of each contract in a bundle for browsers, minified and gzipped, in bytes: made by esbuild from the generated sources.';
  const head = ['contract', ...entries.map((entry) => `\`${entry}\``), 'note'];
  return {
    id: 'sizes',
    title: 'Sizes',
    blocks: [
      ...(measured.length > 0 ? [paragraph(how)] : []),
      ...(changed.length > 0 ? [table(head, changed.map(row))] : []),
      ...(same.length > 0 ? [paragraph(`To the byte what it was: ${names(same)}.`)] : []),
      ...notMeasured(contracts),
    ],
  };
}

/** Mostly all for one reason. */
function notMeasured(contracts: readonly ContractFacts[]): Block[] {
  const unknown = contracts.flatMap(({ name, now: { sizes } }) =>
    'unknown' in sizes ? [{ name, why: sizes.unknown }] : [],
  );
  return [...Map.groupBy(unknown, ({ why }) => why)].map(([why, of]) =>
    paragraph(`Not measured: ${names(of.map(({ name }) => name))}. ${why}`),
  );
}

function isSame({ before, now }: ContractFacts): boolean {
  const [old, is] = [before?.sizes, now.sizes];
  if (!old || !('value' in old) || !('value' in is)) return false;
  return entries.every((entry) => old.value.bytes[entry] === is.value.bytes[entry]);
}

function row({ name, before, now }: ContractFacts): Item[] {
  const [old, here] = [before?.sizes, now.sizes];
  const was = old && 'value' in old ? old.value : undefined;
  const is = 'value' in here ? here.value : undefined;
  const note = [
    ...(before ? [] : ['new']),
    ...(old && 'unknown' in old ? [`before not measured: ${old.unknown}`] : []),
    ...(was && is && was.fn !== is.fn ? [`\`${is.fn}\` now, since \`${was.fn}\` is gone`] : []),
  ];
  return [[code(name)], ...entries.map((entry) => cell(entry, was, is)), [note.join('; ')]];
}

function cell(entry: string, was: Sizes | undefined, is: Sizes | undefined): Item {
  const [old, now] = [was?.bytes[entry], is?.bytes[entry]];
  if (old === undefined || now === undefined) return [`${now}`];
  if (now === old) return [`${now}, as before`];
  const more = now - old;
  return [`${old} to ${now} (`, strong(more > 0 ? `+${more}` : `−${-more}`, more > 0 ? 'bad' : 'good'), ')'];
}

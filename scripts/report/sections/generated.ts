import type { ContractFacts } from '../facts/contracts.ts';
import type { Facts } from '../facts/gather.ts';
import {
  type Block,
  code,
  details,
  heading,
  type Item,
  list,
  paragraph,
  type Section,
} from '../render/nodes.ts';
import { changedFile, counts } from './changed-file.ts';
import { names } from './words.ts';

/**
 * The sources that are generated, where the generator or what it builds on changed: of a contract that
 * changed itself they only repeat what stands above.
 */
export function generated({ contracts }: Facts): Section {
  const unknown = contracts.flatMap(({ name, generated }) =>
    'value' in generated ? [] : [{ name, generated }],
  );
  const derived = contracts.filter(({ edits }) => 'value' in edits && edits.value.length === 0);
  const [first, ...others] = derived.filter((one) => filesOf(one).length > 0);
  const why = [...Map.groupBy(unknown, ({ generated }) => generated.unknown)];
  return {
    id: 'generated',
    title: 'Generated sources',
    blocks: [
      ...(first ? shown(first, others) : []),
      ...(first || unknown.length === contracts.length ? [] : [paragraph(quiet(contracts))]),
      ...why.map(([reason, of]) =>
        paragraph(`Not compared: ${names(of.map(({ name }) => name))}. ${reason}`),
      ),
    ],
  };
}

function quiet(contracts: readonly ContractFacts[]): string {
  const followed = contracts.filter((one) => filesOf(one).length > 0).map(({ name }) => name);
  if (followed.length === 0) return 'What is generated is what it was.';
  return `Only what is generated for ${names(followed)} changed, as the contract did.`;
}

function shown(first: ContractFacts, others: readonly ContractFacts[]): Block[] {
  const rest = others.map((one): Item => {
    const files = filesOf(one).map(
      ({ file, lines }) => `\`${file.split('/').slice(3).join('/')}\` ${counts(lines)}`,
    );
    return [code(one.name), `: ${files.join(', ')}`];
  });
  return [
    paragraph('These contracts say what they said; their sources are made differently.'),
    heading(3, `\`${first.name}\``),
    ...filesOf(first).map(changedFile),
    ...(rest.length > 0 ? [details(['The others'], list(rest))] : []),
  ];
}

function filesOf({ generated }: ContractFacts) {
  return 'value' in generated ? generated.value : [];
}

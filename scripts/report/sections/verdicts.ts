import {
  bumpOf,
  goneLine,
  type ReportedChange,
  rank,
  rule,
  staleAdvice,
  task,
  type Verdict,
  words,
} from '@clientele/semver';
import type { Facts } from '../facts/gather.ts';
import {
  type Block,
  code,
  details,
  fence,
  heading,
  type Item,
  list,
  paragraph,
  type Section,
  strong,
  table,
} from '../render/nodes.ts';
import { audiencesOf } from './audiences.ts';
import { changedFile } from './changed-file.ts';
import { names, number } from './words.ts';

const tones = { major: 'bad', minor: 'good', patch: 'quiet', none: 'quiet' } as const;

/** What it means for each package, why, and which lines of the contract did it. */
export function verdicts(facts: Facts): Section {
  const { diff, leftOut } = facts.weighed;
  return {
    id: 'verdicts',
    title: 'What it means for users',
    blocks: [
      ...broken(facts),
      ...(leftOut.length > 0 && 'value' in diff
        ? [paragraph(`Not compared, because lint finds errors: ${names(leftOut)}.`)]
        : []),
      ...('value' in diff ? judged(diff.value.verdicts) : [paragraph(`Not compared. ${diff.unknown}`)]),
      ...('value' in diff ? diff.value.gone.map((one) => paragraph(goneLine(one))) : []),
      ...('value' in diff ? stale(diff.value.stale) : []),
      ...lines(facts),
    ],
  };
}

function judged(all: readonly Verdict[]): Block[] {
  const changed = all.filter(({ impact, ok }) => impact !== 'none' || !ok);
  const same = all.filter((one) => !changed.includes(one)).map(({ name }) => name);
  const rows = changed.map((verdict) => [
    [code(verdict.name)],
    [strong(words[verdict.impact], tones[verdict.impact])],
    [words[verdict.contractImpact]],
    [verdict.typesCompared ? words[verdict.typeImpact] : 'no API report'],
    [bumpOf({ ...verdict, earlier: [] })],
  ]);
  return [
    ...(rows.length > 0 ? [table(['package', 'all in all', 'on the wire', 'types', 'changeset'], rows)] : []),
    ...(same.length > 0 ? [paragraph(`Unchanged: ${names(same)}.`)] : []),
    ...notes(all),
    ...changed.flatMap(explain),
  ];
}

/** What concerns many packages is said once. */
function notes(all: readonly Verdict[]): Block[] {
  const said = all.flatMap(({ name, notes }) => notes.map((note) => ({ name, note })));
  const groups = [...Map.groupBy(said, ({ note }) => note)];
  if (groups.length === 0) return [];
  return [list(groups.map(([note, of]) => [note, ` (${names(of.map(({ name }) => name))})`]))];
}

function explain(verdict: Verdict): Block[] {
  const { name, contract, types, manifest, files, advice } = verdict;
  const audiences = audiencesOf(verdict).map(({ who, impact }) => `${words[impact]} for ${who}`);
  const because = rule(verdict);
  const changes: Item[] = [
    ...rank(contract).map(
      ({ impact, message, file, line, nearest }): Item => [
        ...rated(impact),
        message,
        nearest ? ', which was at ' : ' ',
        code(`${file}:${line}`),
      ],
    ),
    ...rank(manifest).map(({ impact, message }): Item => [...rated(impact), message]),
    ...rank(merged(types)).map(
      ({ impact, unit, message, specifiers }): Item => [
        ...rated(impact),
        code(unit),
        ` ${message} (${names(specifiers)})`,
      ],
    ),
  ];
  const title = [code(name), `: ${number(changes.length, 'change')}`];
  return [
    heading(3, `\`${name}\``),
    ...(audiences.length > 0 ? [paragraph(capital(`${audiences.join('; ')}.`))] : []),
    ...(advice
      ? [paragraph(`${task(advice)}${because ? ` (${because})` : ''}:`), fence('sh', advice.command)]
      : []),
    ...(files.length > 0 ? [paragraph(`Files that are published changed: ${names(files)}.`)] : []),
    ...(changes.length > 3 ? [details(title, list(changes))] : changes.length > 0 ? [list(changes)] : []),
  ];
}

function rated(impact: Verdict['impact']): Item {
  return [strong(words[impact], tones[impact]), ': '];
}

/** One change of a type shows in several entries. */
function merged(types: readonly ReportedChange[]) {
  const groups = Map.groupBy(types, ({ impact, unit, message }) => JSON.stringify([impact, unit, message]));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, specifiers: [first, ...others].map(({ specifier }) => specifier) }] : [],
  );
}

function stale(files: readonly string[]): Block[] {
  if (files.length === 0) return [];
  const all = details([number(files.length, 'file')], list(files.map((file) => [code(file)])));
  return [heading(3, 'Stale API reports'), paragraph(staleAdvice), all];
}

function broken({ contracts }: Facts): Block[] {
  return contracts.flatMap(({ name, now: { problems } }): Block[] => {
    if (!('value' in problems))
      return [heading(3, `\`${name}\` cannot be read`), paragraph(problems.unknown)];
    const { errors } = problems.value;
    if (errors.length === 0) return [];
    return [
      heading(3, `\`${name}\`: ${number(errors.length, 'lint error')}`),
      ...errors.flatMap(({ place, message, rule, fix, frame }) => [
        paragraph(code(place), ` ${fix === undefined ? message : `${message} ${fix}`} (${rule})`),
        fence('', frame),
      ]),
    ];
  });
}

function lines({ contracts, shared }: Facts): Block[] {
  const all = [...contracts.map(({ name, files }) => ({ name, files })), { name: 'shared', files: shared }];
  return all.flatMap(({ name, files }): Block[] => {
    // Scenarios stand in a section of their own.
    const own = files.filter(({ file }) => !file.includes('/components/examples/'));
    if (own.length === 0) return [];
    return [heading(3, `Changed lines of \`${name}\``), ...own.map(changedFile)];
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import type { Verdict } from '@clientele/semver';
import type { Facts } from '../facts/gather.ts';
import type { Known } from '../facts/known.ts';
import { type Block, code, type Item, list, paragraph, strong } from '../render/nodes.ts';
import { audiencesOf } from './audiences.ts';
import { and, names, number, when } from './words.ts';

/** What has to be known by who reads nothing else: what changed, for whom, and what is left to do. */
export function lead(facts: Facts): Block[] {
  const todo = tasks(facts);
  return [
    paragraph(...compared(facts), ...touched(facts)),
    ...edits(facts),
    paragraph(...breaking(facts), ...tests(facts)),
    ...(todo.length > 0 ? [paragraph(strong('To do before this is merged:')), list(todo)] : []),
  ];
}

function compared({ bases }: Facts): Item {
  const since = bases.map(({ name, commit }) => {
    const short = commit.slice(0, 9);
    return commit.startsWith(name)
      ? `commit \`${short}\``
      : `${/ /.test(name) ? name : `\`${name}\``} (\`${short}\`)`;
  });
  return [`Everything here is since ${since.length > 4 ? 'the last release of each package' : and(since)}. `];
}

function touched({ contracts, removed }: Facts): Item {
  const changed = contracts.filter(({ files }) => files.length > 0).map(({ name }) => name);
  return [
    changed.length === 0
      ? 'No contract was touched. '
      : `${number(changed.length, 'contract was', 'contracts were')} touched: ${names(changed)}. `,
    ...(removed.length > 0 ? [`Gone from the register: ${names(removed)}. `] : []),
    ...scenarios(contracts),
  ];
}

function scenarios(contracts: Facts['contracts']): Item {
  const all = contracts.flatMap(({ scenarios }) => ('value' in scenarios ? scenarios.value : []));
  const kinds = {
    changed: all.filter(({ before, after }) => before && after).length,
    added: all.filter(({ before }) => !before).length,
    removed: all.filter(({ after }) => !after).length,
  };
  const counted = Object.entries(kinds).filter(([, count]) => count > 0);
  if (counted.length === 0) return [];
  return [`Scenarios: ${and(counted.map(([kind, count]) => `${count} ${kind}`))}. `];
}

/** How many edits of a contract are told. */
const most = 6;

function edits({ contracts, weighed }: Facts): Block[] {
  const told = contracts.flatMap(({ name, edits, before }): Item[] => {
    if (!before) return [[code(name), ' is new.']];
    const words = 'value' in edits ? edits.value.map((edit) => edit.words) : [];
    if (words.length === 0) return [];
    const more = words.length > most ? `; and ${words.length - most} more` : '';
    return [[code(name), `: ${words.slice(0, most).join('; ')}${more}.`]];
  });
  const derived = madeDifferently(contracts);
  const sources: Item = [
    `The sources that are generated for ${names(derived)} differ, though what these contracts say does not.`,
  ];
  const all = [...told, ...(derived.length > 0 ? [sources] : []), ...unlike(weighed)];
  return all.length > 0 ? [list(all)] : [];
}

/** Contracts whose sources changed for another reason than the contract. */
function madeDifferently(contracts: Facts['contracts']): string[] {
  return contracts
    .filter(({ edits, generated }) => isEmpty(edits) && 'value' in generated && generated.value.length > 0)
    .map(({ name }) => name);
}

function isEmpty(known: Known<readonly unknown[]>): boolean {
  return 'value' in known && known.value.length === 0;
}

/** Packages that are made by hand have no contract to tell of. */
function unlike(weighed: Facts['weighed']): Item[] {
  return changedVerdicts(weighed)
    .filter(({ contract, types, files }) => contract.length === 0 && types.length + files.length > 0)
    .map(({ name, types, files }) => [
      code(name),
      `: ${and([
        ...(types.length > 0 ? [number(types.length, 'change of its types', 'changes of its types')] : []),
        ...(files.length > 0 ? [`${number(files.length, 'file')} of its own`] : []),
      ])}.`,
    ]);
}

function changedVerdicts({ diff }: Facts['weighed']): Verdict[] {
  return 'value' in diff ? diff.value.verdicts.filter(({ impact }) => impact !== 'none') : [];
}

function breaking({ weighed, contracts }: Facts): Item {
  const { diff, leftOut } = weighed;
  if (!('value' in diff))
    return [strong('What it means for users is not known', 'bad'), `: it could not be compared. `];
  const missing: Item =
    leftOut.length > 0 ? [strong(`Not known for ${names(leftOut)}`, 'bad'), ', which is broken. '] : [];
  const changed = changedVerdicts(weighed);
  if (changed.length === 0)
    return [
      ...missing,
      contracts.some(({ generated }) => 'value' in generated && generated.value.length > 0)
        ? 'No contract and no type changed for users. '
        : 'Nothing that is published changed for its users. ',
    ];
  const breaks = changed.flatMap((verdict) =>
    audiencesOf(verdict)
      .filter(({ impact }) => impact === 'major')
      .map(({ who }) => who),
  );
  if (breaks.length === 0)
    return [...missing, strong('It breaks nobody', 'good'), ': what changed is compatible. '];
  return [...missing, strong('Breaking', 'bad'), ` for ${and(breaks)}; compatible for everybody else. `];
}

function tests({ run }: Facts): Item {
  if (!run) return ['The tests were not run here.'];
  const { record, stale, coverage } = run;
  const { failures, passed, finished } = record;
  const missing = coverage.reduce((sum, one) => sum + one.missing.length, 0);
  const reds = [
    ...(failures.length > 0 ? [number(failures.length, 'failure')] : []),
    ...(missing > 0 ? [`${number(missing, 'cell')} of the coverage missing`] : []),
  ];
  const result =
    reds.length > 0 ? strong(`Tests are red: ${and(reds)}`, 'bad') : strong('Tests are green', 'good');
  const of = stale === undefined ? '' : `, but not of what is here now: ${stale.replace(/\.$/, '')}`;
  return [result, ` (${passed} passed, ${when(finished)}${of}).`];
}

function tasks({ contracts, weighed, run }: Facts): Item[] {
  const items: Item[] = [];
  for (const { name, now } of contracts) {
    const { problems } = now;
    if (!('value' in problems)) items.push([`\`${name}\` cannot be read: see \`pnpm lint\`.`]);
    else if (problems.value.errors.length > 0)
      items.push([
        `Mend ${number(problems.value.errors.length, 'lint error')} in \`${name}\`: \`pnpm lint\`.`,
      ]);
  }
  if ('value' in weighed.diff) {
    const { verdicts, stale } = weighed.diff.value;
    const asked = verdicts.filter(({ ok }) => !ok);
    if (asked.length > 0)
      items.push([
        `Write or change ${number(asked.length, 'changeset')}, for ${names(asked.map(({ name }) => name))}: the command is below.`,
      ]);
    if (stale.length > 0)
      items.push([`Commit ${number(stale.length, 'API report')}: \`pnpm api\` writes what is exported now.`]);
  }
  if (!run || run.stale !== undefined) items.push(['Run the tests: `npm test`.']);
  else if (run.record.failures.length > 0)
    items.push([`Mend ${number(run.record.failures.length, 'failure')}: the list is below.`]);
  return items;
}

import type { Verdict } from '@clientele/semver';
import type { Facts } from '../facts/gather.ts';
import { type Block, type Item, list, paragraph, strong } from '../render/nodes.ts';
import { audiencesOf } from './audiences.ts';
import { and, names, number, when } from './words.ts';

/** What has to be known by who reads nothing else: what changed, for whom, and what is left to do. */
export function lead(facts: Facts): Block[] {
  const todo = tasks(facts);
  return [
    paragraph(...compared(facts), ...touched(facts)),
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

function touched({ contracts, removed, weighed }: Facts): Item {
  const changed = contracts.filter(({ files }) => files.length > 0).map(({ name }) => name);
  const other = changedVerdicts(weighed).filter(({ contract, types }) => contract.length + types.length > 0);
  const packages = other
    .map(({ name }) => name)
    .filter((name) => !changed.some((one) => name.endsWith(`/${one}`)));
  return [
    changed.length === 0
      ? 'No contract was touched. '
      : `${number(changed.length, 'contract was', 'contracts were')} touched: ${names(changed)}. `,
    ...(removed.length > 0 ? [`Gone from the register: ${names(removed)}. `] : []),
    ...scenarios(contracts),
    ...(packages.length > 0 ? [`What is exported changed in ${names(packages)} too. `] : []),
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

function changedVerdicts({ diff }: Facts['weighed']): Verdict[] {
  return 'value' in diff ? diff.value.verdicts.filter(({ impact }) => impact !== 'none') : [];
}

function breaking({ weighed }: Facts): Item {
  const { diff, leftOut } = weighed;
  if (!('value' in diff))
    return [strong('What it means for users is not known', 'bad'), `: it could not be compared. `];
  const missing: Item =
    leftOut.length > 0 ? [strong(`Not known for ${names(leftOut)}`, 'bad'), ', which is broken. '] : [];
  const changed = changedVerdicts(weighed);
  if (changed.length === 0) return [...missing, 'Nothing that is published changed for its users. '];
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
  const of = stale === undefined ? '' : `, but not of what is here now: ${stale}`;
  return [result, ` (${passed} passed, ${when(finished)}${of}).`];
}

function tasks({ contracts, weighed, run }: Facts): Item[] {
  const items: Item[] = [];
  for (const { name, problems } of contracts) {
    const { now } = problems;
    if (!('value' in now)) items.push([`\`${name}\` cannot be read: see \`pnpm lint\`.`]);
    else if (now.value.errors.length > 0)
      items.push([`Mend ${number(now.value.errors.length, 'lint error')} in \`${name}\`: \`pnpm lint\`.`]);
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

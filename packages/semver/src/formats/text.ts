import type { Diff } from '../diff.ts';
import type { Verdict } from '../verdict.ts';
import { bumpOf, rank, rule, staleAdvice, task, typeLine, words } from './words.ts';

const shown = 12;

/** The verdicts for a terminal. */
export function toText({ verdicts, stale }: Diff): string {
  const parts = verdicts.map(describe);
  if (stale.length > 0)
    parts.push(`Stale API reports:\n${stale.map((file) => `  ${file}`).join('\n')}\n  ${staleAdvice}`);
  const failed = verdicts.filter(({ ok }) => !ok).length;
  const end =
    failed + stale.length === 0
      ? 'Every package has the changeset that it needs.'
      : `${failed} of ${verdicts.length} packages need a changeset; ${stale.length} API reports are stale.`;
  return [...parts, end].join('\n\n');
}

function describe(verdict: Verdict): string {
  const { name, version, base, contract, types, files, notes, advice, contractImpact, typeImpact } = verdict;
  const head = `${name} ${version}, since ${base.name}`;
  if (verdict.impact === 'none' && notes.length === 0)
    return `${head}: unchanged; changeset: ${bumpOf(verdict)}`;
  const because = rule(verdict);
  const lines = [
    head,
    `  contract:  ${words[contractImpact]}`,
    ...limit(rank(contract).map(({ message, file, line }) => `    ${message}\n      at ${file}:${line}`)),
    `  types:     ${words[typeImpact]}`,
    ...limit(rank(types).map((change) => `    ${typeLine(change)}`)),
    ...(files.length > 0 ? [`  files:     ${files.join(', ')}`] : []),
    ...notes.map((note) => `  note:      ${note}`),
    `  changeset: ${bumpOf(verdict)}${because ? ` (${because})` : ''}`,
  ];
  if (advice) {
    lines.push(`  ${task(advice)}:\n`, indent(advice.command, '    '));
    lines.push('\n  which gives\n', indent(advice.text, '    '));
  }
  return lines.join('\n');
}

function limit(lines: readonly string[]): string[] {
  return lines.length <= shown
    ? [...lines]
    : [...lines.slice(0, shown), `    and ${lines.length - shown} more; see --format json`];
}

function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

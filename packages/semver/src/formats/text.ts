import type { ContractChange } from '../contract/redocly-diff.ts';
import type { Diff } from '../diff.ts';
import { furthest } from '../impact.ts';
import type { Verdict } from '../verdict.ts';
import {
  bumpOf,
  goneLine,
  rank,
  rule,
  staleAdvice,
  task,
  titleOf,
  typeLine,
  typesOf,
  words,
} from './words.ts';

const shown = 12;

/** The verdicts for a terminal. */
export function toText({ verdicts, gone, stale }: Diff): string {
  const parts = [...verdicts.map(describe), ...gone.map(goneLine)];
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
  const { base, contract, types, manifest, files, notes, advice } = verdict;
  const head = `${titleOf(verdict)}, since ${base.name}`;
  if (verdict.impact === 'none' && notes.length === 0)
    return `${head}: unchanged; changeset: ${bumpOf(verdict)}`;
  const because = rule(verdict);
  const lines = [
    head,
    ...contractLines(contract),
    `  types:     ${typesOf(verdict)}`,
    ...limit(rank(types).map((change) => `    ${typeLine(change)}`)),
    ...rank(manifest).map(({ impact, message }) => `  package:   ${message} (${words[impact]})`),
    ...(files.length > 0 ? ['  files:', ...limit(files.map((file) => `    ${file}`))] : []),
    ...notes.map((note) => `  note:      ${note}`),
    `  changeset: ${bumpOf(verdict)}${because ? ` (${because})` : ''}`,
  ];
  if (advice) {
    lines.push(`  ${task(advice)}:\n`, indent(advice.command, '    '));
    lines.push('\n  which gives\n', indent(advice.text, '    '));
  }
  return lines.join('\n');
}

/** What changes of a contract mean together, and each of them, the gravest first. */
export function contractLines(changes: readonly ContractChange[]): string[] {
  const impact = furthest(changes.map((change) => change.impact));
  const lines = rank(changes).map((change) => `    ${change.message}\n      ${at(change)}`);
  return [`  contract:  ${words[impact]}`, ...limit(lines)];
}

function at({ file, line, nearest }: ContractChange): string {
  return `${nearest ? 'was at' : 'at'} ${file}:${line}`;
}

function limit(lines: readonly string[]): string[] {
  return lines.length <= shown
    ? [...lines]
    : [...lines.slice(0, shown), `    and ${lines.length - shown} more; see --format json`];
}

function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

import type { Diff } from '../diff.ts';
import type { ReportedChange } from '../types/type-changes.ts';
import type { Verdict } from '../verdict.ts';
import { goneLine, rule, staleAdvice, task, typeLine } from './words.ts';

/**
 * The verdicts as annotations of a GitHub workflow: what fails is an error, what breaks a warning.
 * GitHub shows ten of each per step, so the errors are one per package, and one for all stale reports.
 */
export function toGithub({ verdicts, gone, stale }: Diff): string {
  const [file = ''] = stale;
  const reports = `${stale.join('\n')}\n${staleAdvice}`;
  return [
    ...verdicts.flatMap(toError),
    ...(stale.length > 0 ? [annotate('error', { file, title: 'Stale API reports' }, reports)] : []),
    ...verdicts.flatMap(toWarnings),
    ...verdicts.flatMap(({ name, notes }) =>
      notes.length > 0 ? [annotate('notice', { title: name }, notes.join('\n'))] : [],
    ),
    ...gone.map((one) => annotate('notice', { title: one.name }, goneLine(one))),
  ].join('\n');
}

function toError(verdict: Verdict): string[] {
  const { name, folder, advice } = verdict;
  if (!advice) return [];
  const because = rule(verdict);
  const { action, command, file, text } = advice;
  const lines = [
    ...(because ? [`${because}.`] : []),
    `${task(advice)}. Run:`,
    command,
    `It gives in ${file}:`,
    text.trimEnd(),
  ];
  const place = action === 'change' ? file : `${folder}/package.json`;
  return [annotate('error', { file: place, title: `${name} needs a changeset` }, lines.join('\n'))];
}

function toWarnings({ name, folder, contract, types, manifest }: Verdict): string[] {
  const title = `${name} breaks`;
  const byEntry = Map.groupBy(types.filter(isBreak), ({ file }) => file);
  return [
    ...contract
      .filter(isBreak)
      .map(({ message, file, line, nearest }) =>
        annotate(
          'warning',
          nearest ? { file: nearest, title } : { file, line: String(line), title },
          message,
        ),
      ),
    ...manifest
      .filter(isBreak)
      .map(({ message }) => annotate('warning', { file: `${folder}/package.json`, title }, message)),
    ...[...byEntry].map(([file, changes]) =>
      annotate('warning', { file, title: `${title} types` }, list(changes)),
    ),
  ];
}

function isBreak({ impact }: { readonly impact: string }): boolean {
  return impact === 'major';
}

const shown = 5;

function list(changes: readonly ReportedChange[]): string {
  const more = changes.length > shown ? [`and ${changes.length - shown} more`] : [];
  return [...changes.slice(0, shown).map(typeLine), ...more].join('\n');
}

/** @see {@link https://docs.github.com/actions/reference/workflow-commands-for-github-actions} */
function annotate(level: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${data(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${level} ${list.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

import type { Diff } from '../diff.ts';
import { rule, staleAdvice, typeLine } from './words.ts';

/** The verdicts as annotations of a GitHub workflow: what fails is an error, what breaks a warning. */
export function toGithub({ verdicts, stale }: Diff): string {
  const lines = verdicts.flatMap((verdict) => {
    const { name, contract, types, advice, notes } = verdict;
    const because = rule(verdict);
    return [
      ...contract
        .filter(({ impact }) => impact === 'major')
        .map(({ message, file, line }) =>
          annotate('warning', { file, line: String(line), title: `${name} breaks` }, message),
        ),
      ...types
        .filter(({ impact }) => impact === 'major')
        .map((change) => annotate('warning', { title: `${name} breaks types` }, typeLine(change))),
      ...notes.map((note) => annotate('notice', { title: name }, note)),
      ...(advice
        ? [
            annotate(
              'error',
              { title: `${name} needs a changeset` },
              `${because ? `${because}. ` : ''}Run:\n${advice.command}`,
            ),
          ]
        : []),
    ];
  });
  return [
    ...lines,
    ...stale.map((file) => annotate('error', { file, title: 'Stale API report' }, staleAdvice)),
  ].join('\n');
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

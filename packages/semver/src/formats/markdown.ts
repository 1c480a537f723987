import type { Diff } from '../diff.ts';
import type { Verdict } from '../verdict.ts';
import { bumpOf, goneLine, rank, rule, staleAdvice, task, typeLine, typesOf, words } from './words.ts';

/** The verdicts as a comment on a pull request: a table, then what to do, then the changes. */
export function toMarkdown({ verdicts, gone, stale }: Diff): string {
  const rows = verdicts.map((verdict) => {
    const { ok, name, base, contractImpact } = verdict;
    const cells = [
      ok ? 'ok' : '**missing**',
      `\`${name}\``,
      base.name,
      words[contractImpact],
      typesOf(verdict),
      bumpOf(verdict),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const parts = [
    [
      '| | package | since | contract | types | changeset |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
    ...verdicts.flatMap(advise),
    ...gone.map(goneLine),
    ...(stale.length > 0
      ? [`### Stale API reports\n\n${stale.map((file) => `- \`${file}\``).join('\n')}\n\n${staleAdvice}`]
      : []),
    ...verdicts.flatMap(explain),
  ];
  return `## What the next release is\n\n${parts.join('\n\n')}`;
}

function advise(verdict: Verdict): string[] {
  const { name, advice } = verdict;
  if (!advice) return [];
  const because = rule(verdict);
  const steps = `\`\`\`sh\n${advice.command}\n\`\`\`\n\nwhich gives\n\n\`\`\`md\n${advice.text.trimEnd()}\n\`\`\``;
  return [`### \`${name}\`${because ? `: ${because}` : ''}\n\n${task(advice)}:\n\n${steps}`];
}

function explain({ name, contract, types, manifest, files, notes }: Verdict): string[] {
  const lines = [
    ...rank(contract).map(
      ({ impact, message, file, line, nearest }) =>
        `- ${words[impact]}: ${escapeSigns(message)} (${nearest ? 'was at ' : ''}\`${file}:${line}\`)`,
    ),
    ...rank(manifest).map(({ impact, message }) => `- ${words[impact]}: ${escapeSigns(message)}`),
    ...rank(types).map((change) => `- ${words[change.impact]}: ${escapeSigns(typeLine(change))}`),
    ...files.map((file) => `- \`${file}\``),
  ];
  const all = [...lines, ...notes.map((note) => `- ${note}`)];
  if (all.length === 0) return [];
  return [`<details><summary>${name}: ${lines.length} changes</summary>\n\n${all.join('\n')}\n\n</details>`];
}

/** Outside of code, where signs stand for themselves. */
function escapeSigns(text: string): string {
  return text
    .replace(/`[^`]*`|[<>]/g, (part) => (part.length > 1 ? part : `\\${part}`))
    .replaceAll('\n', ' ');
}

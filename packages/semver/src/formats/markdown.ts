import type { Diff } from '../diff.ts';
import type { Verdict } from '../verdict.ts';
import { bumpOf, rank, rule, staleAdvice, task, typeLine, words } from './words.ts';

/** The verdicts as a comment on a pull request: a table, then what to do, then the changes. */
export function toMarkdown({ verdicts, stale }: Diff): string {
  const rows = verdicts.map((verdict) => {
    const { ok, name, base, contractImpact, typeImpact } = verdict;
    const cells = [
      ok ? 'ok' : '**missing**',
      `\`${name}\``,
      base.name,
      words[contractImpact],
      words[typeImpact],
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

function explain({ name, contract, types, files, notes }: Verdict): string[] {
  const lines = [
    ...rank(contract).map(
      ({ impact, message, file, line }) =>
        `- ${words[impact]}: ${escapeSigns(message)} (\`${file}:${line}\`)`,
    ),
    ...rank(types).map((change) => `- ${words[change.impact]}: ${escapeSigns(typeLine(change))}`),
    ...files.map((file) => `- \`${file}\``),
    ...notes.map((note) => `- ${note}`),
  ];
  if (lines.length === 0) return [];
  return [
    `<details><summary>${name}: ${lines.length} changes</summary>\n\n${lines.join('\n')}\n\n</details>`,
  ];
}

function escapeSigns(text: string): string {
  return text.replace(/[<>|]/g, (sign) => `\\${sign}`).replaceAll('\n', ' ');
}

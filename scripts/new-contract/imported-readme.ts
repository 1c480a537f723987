import { basename } from 'node:path';
import { asMap } from '@clientele/openapi';

interface About {
  readonly title: string;
  /** Where the document is, and the day it was read. */
  readonly source: string;
  readonly date: string;
  /** The `info` of the document. */
  readonly info: Readonly<Record<string, unknown>>;
  /** What was not taken over as it stood. */
  readonly notes: readonly string[];
}

/** The README of an imported contract: what the document says of itself, and headings for what a person has to say. */
export function importedReadme({ title, source, date, info, notes }: About): string {
  const { name, identifier, url } = asMap(info['license']);
  const licence = oneLine([name, identifier, url].filter(Boolean).join(', ')) || 'not stated';
  const version = oneLine(info['version'] ?? '') || 'not stated';
  const items = notes.map((note) => `- ${oneLine(note)}`);
  const left = notes.length > 0 ? `\n## Not taken over\n\n${items.join('\n')}\n` : '';
  return `# ${title}

Imported; \`import.yaml\` says how, and \`source/\` has the document as it came.

## Sources

Read ${date}.

- ${/^https?:/.test(source) ? `<${source}>` : `\`${basename(source)}\``}: version ${version}, licence ${licence}
${left}
## Coverage

| Fact of the sources | File |
| --- | --- |

## Decisions

| What | Decision | Why |
| --- | --- | --- |
`;
}

/** What a document says is no heading of ours, and an update goes by the lines. */
export function oneLine(text: unknown): string {
  return String(text).replaceAll(/\s+/g, ' ').trim();
}

import { parseArgs } from 'node:util';
import { diff } from './diff.ts';
import { toGithub } from './formats/github.ts';
import { toJson } from './formats/json.ts';
import { toMarkdown } from './formats/markdown.ts';
import { toText } from './formats/text.ts';
import { git } from './git.ts';

const formats = { text: toText, markdown: toMarkdown, github: toGithub, json: toJson };

const usage = `pnpm diff [ref] [--format text|markdown|github|json]

Compares every contract and every API with ref; without one, with the package's last release (its git
tag), else with the merge base with main. Says which changeset each package needs. Exit code 1 when one
is missing or too small, or an API report is stale; 2 when nothing can be compared.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, help: { type: 'boolean', short: 'h' } },
  });
  const [ref, ...others] = positionals;
  const format = Object.entries(formats).find(([name]) => name === values.format)?.[1];
  if (values.help) {
    console.log(usage);
  } else if (!format || others.length > 0) {
    throw new Error(
      `${format ? others.join(' ') : `--format ${values.format}`}: not understood.\n\n${usage}`,
    );
  } else {
    const result = await diff(await git(process.cwd(), 'rev-parse', '--show-toplevel'), ref);
    console.log(format(result));
    if (!result.ok) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

import { parseArgs } from 'node:util';
import { diff } from './diff.ts';
import { toGithub } from './formats/github.ts';
import { toJson } from './formats/json.ts';
import { toMarkdown } from './formats/markdown.ts';
import { toText } from './formats/text.ts';
import { rootOf } from './git.ts';

const formats = { text: toText, markdown: toMarkdown, github: toGithub, json: toJson };

const usage = `pnpm diff [ref] [--format text|markdown|github|json]

Compares every contract and every API with ref; without one, with the package's last release (its git
tag), else with the merge base with main. Says which changeset each package needs.

Exit code 0: every package has it. 1: one is missing or too small, or an API report is stale.
2: nothing can be compared.`;

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

async function run(given: readonly string[]): Promise<number> {
  const { values, positionals } = read(given);
  const [ref, ...others] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const format = Object.entries(formats).find(([name]) => name === values.format)?.[1];
  if (!format) throw misuse(`--format ${values.format}`);
  if (others.length > 0) throw misuse(others.join(' '));
  const result = await diff(await rootOf(process.cwd()), ref);
  console.log(format(result));
  return result.ok ? 0 : 1;
}

function read(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (cause) {
    throw misuse(cause instanceof Error ? cause.message.replace(/\. To specify.*/, '') : String(cause));
  }
}

function misuse(what: string): Error {
  return new Error(`${what}: not understood.\n\n${usage}`);
}

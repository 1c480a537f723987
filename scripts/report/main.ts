import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const usage = `pnpm report [ref] [--output folder]

Writes what the change since ref means, as Markdown for a pull request and as one HTML file, into
coverage/report/: verdicts, changed lines, types, sizes, coverage, scenarios, to-dos and failures.
Without ref, since each package's last release, else since the merge base with main.

Exit code 0: it is written, whatever it says (\`pnpm diff\` decides). 2: nothing can be compared.`;

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

async function run(given: readonly string[]): Promise<number> {
  const { values, positionals } = read(given);
  const [ref, ...others] = positionals;
  if (others.length > 0) throw misuse(others.join(' '));
  if (values.help) {
    console.log(usage);
    return 0;
  }
  // The compilers behind it take a second to load.
  const { report } = await import('./report.ts');
  const output = values.output === undefined ? undefined : resolve(values.output);
  for (const file of await report(process.cwd(), ref, output)) console.log(relative(process.cwd(), file));
  return 0;
}

function read(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { output: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (cause) {
    throw misuse(cause instanceof Error ? cause.message.replace(/\. To specify.*/, '') : String(cause));
  }
}

function misuse(what: string): Error {
  return new Error(`${what}: not understood.\n\n${usage}`);
}

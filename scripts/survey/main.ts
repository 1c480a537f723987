import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openCollection, source } from './collection.ts';
import { type Finding, steps } from './findings.ts';
import { report } from './report.ts';
import { type Entry, sample } from './sample.ts';
import { survey } from './survey.ts';

const usage = `pnpm survey [n] [--only name] [--json file] [--keep]

Takes n documents (220 by default) of ${source}, one per provider, through generation, type-check, stub
and mock, and prints by root cause what does not pass. The first run fetches the collection with npm.

  --only <name>   this document of the collection alone; may be given more than once
  --json <file>   also writes every finding
  --keep          leaves what was generated, and prints where

Exit code 0: every document passes. 1: one does not. 2: there is nothing to look at.`;

const say = (line: string) => console.error(line);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  say(stop.signal.aborted ? 'Stopped.' : error instanceof Error ? error.message : String(error));
  return stop.signal.aborted ? 130 : 2;
});

async function run(given: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      keep: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [count = '220', ...others] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (!/^[1-9]\d*$/.test(count) || others.length > 0) {
    throw new Error(`Expected a number of documents, got "${positionals.join(' ')}".\n\n${usage}`);
  }
  const collection = await openCollection(say);
  const entries = values.only
    ? values.only.map((name) => find(collection.entries, name))
    : sample(collection.entries, Number(count));
  const findings = await survey(collection, entries, {
    signal: stop.signal,
    progress: (finding, done) => say(`${done}/${entries.length} ${line(finding)}`),
    ...(values.keep ? { keep: (folder: string) => say(`Generated code: ${folder}`) } : {}),
  });
  if (values.json) await writeFile(values.json, JSON.stringify(findings, null, 2));
  console.log(report(findings));
  return findings.every(({ failures }) => failures.length === 0) ? 0 : 1;
}

function find(entries: readonly Entry[], name: string): Entry {
  const entry = entries.find((other) => other.name === name.replace(/\.json$/, ''));
  if (!entry)
    throw new Error(`${source} has no document "${name}"; expected a file of its api/ without .json.`);
  return entry;
}

function line({ name, operations, generated, passed, failures }: Finding): string {
  const first = failures[0] ? `: ${failures[0].message.split('\n')[0]?.slice(0, 160)}` : '';
  const missing = steps.filter((step) => !passed.includes(step)).join(', ');
  return `${name} ${generated}/${operations}${missing ? `, not ${missing}` : ''}${first}`;
}

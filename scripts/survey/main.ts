import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openCollection, source } from './collection.ts';
import { readOptions } from './options.ts';
import { page } from './page.ts';
import { report, speedTable } from './report.ts';
import { type Result, steps } from './result.ts';
import { type Entry, sample } from './sample.ts';
import { large, measureSpeed } from './speed.ts';
import { survey } from './survey.ts';

const say = (text: string) => console.error(text);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  say(stop.signal.aborted ? 'Stopped.' : error instanceof Error ? error.message : String(error));
  return stop.signal.aborted ? 130 : 2;
});

async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) return 0;
  const { only, speed, write, json, keep, count } = options;
  const collection = await openCollection(say);
  const look = (entries: readonly Entry[]) =>
    survey(collection, entries, {
      signal: stop.signal,
      progress: (result, done) => say(`${done}/${entries.length} ${line(result)}`),
      ...(keep ? { keep: (folder: string) => say(`Generated code: ${folder}`) } : {}),
    });
  const one = (name: string) => find(collection.entries, name);

  // First and alone, since what runs beside it would be measured too.
  const [measured] = speed || write ? await look([one(large.name)]) : [];
  const measures = measured ? await measureSpeed(measured) : [];
  if (measures.length > 0) console.log(`${speedTable(measures)}\n`);

  const entries = only?.map(one) ?? (speed ? [] : sample(collection.entries, count));
  const results = await look(entries);
  if (json) await writeFile(json, JSON.stringify(results, null, 2));
  if (results.length > 0) console.log(report(results));
  if (write) await writeFile(resolve(import.meta.dirname, '../../docs/survey.md'), page(results, measures));
  return measures.every(({ measured, limit }) => measured <= limit) ? 0 : 1;
}

function find(entries: readonly Entry[], name: string): Entry {
  const entry = entries.find((other) => other.name === name.replace(/\.json$/, ''));
  if (!entry) {
    throw new Error(`${source} has no document "${name}"; expected a file of its api/ without .json.`);
  }
  return entry;
}

function line({ name, operations, generated, passed, failures }: Result): string {
  const first = failures[0] ? `: ${failures[0].message.split('\n')[0]?.slice(0, 160)}` : '';
  const missing = steps.filter((step) => !passed.includes(step)).join(', ');
  return `${name} ${generated}/${operations}${missing ? `, not ${missing}` : ''}${first}`;
}

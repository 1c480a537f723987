import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cache } from '../fetch-package.ts';
import { openClone } from './clone.ts';
import { documents } from './documents.ts';
import { importDocument } from './import-document.ts';
import { page } from './page.ts';
import type { Imported } from './result.ts';

const usage = `pnpm imports [name]... [--write]

Imports public documents, all or those that are named, into a clone of the last commit, and takes each
through everything that is made of a contract. --write writes docs/imports.md of the last result of each.

Names: ${documents.map(({ name }) => name).join(', ')}

Exit code 0: all passed. 1: not all did. 2: the options are wrong.`;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(stop.signal.aborted ? 'Stopped.' : error instanceof Error ? error.message : String(error));
  return stop.signal.aborted ? 130 : 2;
});

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals: names } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  const unknown = names.find((name) => !documents.some((document) => document.name === name));
  if (values.help || unknown !== undefined) {
    console.log(unknown === undefined ? usage : `There is no document ${unknown}.\n\n${usage}`);
    return unknown === undefined ? 0 : 2;
  }
  const wanted = documents.filter(({ name }) => names.length === 0 || names.includes(name));
  await mkdir(join(cache, 'imports'), { recursive: true });
  let isWhole = true;
  await using clone = await openClone(stop.signal);
  for (const document of wanted) {
    const result = await importDocument(clone, document);
    stop.signal.throwIfAborted();
    await writeFile(resultFile(document.name), JSON.stringify(result, null, 2));
    isWhole &&= result.failure === undefined;
    console.log(line(result));
  }
  if (values.write)
    await writeFile(resolve(import.meta.dirname, '../../../docs/imports.md'), page(await lastResults()));
  return isWhole ? 0 : 1;
}

function resultFile(name: string): string {
  return join(cache, 'imports', `${name}.json`);
}

async function lastResults(): Promise<Imported[]> {
  const read = documents.map(async (document) => {
    const text = await readFile(resultFile(document.name), 'utf8').catch(() => undefined);
    // Written above.
    return text === undefined ? [] : [{ ...(JSON.parse(text) as Imported), document }];
  });
  return (await Promise.all(read)).flat();
}

function line({ document, operations, leftOut, todos, tests, seconds, failure }: Imported): string {
  const times = Object.entries(seconds).map(([step, time]) => `${step} ${time.toFixed(1)} s`);
  const tested = tests
    ? `${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} not asked`
    : 'no tests';
  const count = `${operations - leftOut.length}/${operations} operations, ${todos} to-dos, ${tested}`;
  const failed = failure ? `\n  not ${failure.step}: ${failure.message.slice(0, 1500)}` : '';
  return `${document.name}: ${count} (${times.join(', ')})${failed}`;
}

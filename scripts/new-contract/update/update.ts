import { join } from 'node:path';
import { asMap } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { importContract } from '../import.ts';
import { ImportError } from '../import-error.ts';
import { importRecord } from '../import-record.ts';
import { type Tree, textOf } from '../tree.ts';
import type { Work } from '../write/add.ts';
import { findChanges } from './changes.ts';
import { type Imported, readImported } from './imported.ts';
import { mergeFiles } from './merge-files.ts';
import { StagedContract } from './staged-contract.ts';
import { todosIn } from './todos.ts';

/** What an update takes; without `from` the document is read again where it was. */
export interface Newer {
  readonly from?: string | undefined;
  readonly overlay?: readonly string[] | undefined;
}

/**
 * Takes a newer version of an imported document over; gives what to tell the user. What was made of the
 * older one by hand stays as it is.
 *
 * @throws {@link ImportError} before anything is written
 */
export async function updateContract(name: string, newer: Newer, work: Work): Promise<string> {
  const { root, signal, say } = work;
  await refuseUnknown(root, name);
  const folder = join(root, 'specs', name);
  const old = await readImported(folder);
  const { record } = old;
  const from = newer.from ?? record.source;
  const overlays = newer.overlay ?? record.overlays;
  const how = { ...old.slice, ...(overlays ? { overlays } : {}) };
  const { tree, source, notes } = await importContract(from, { ...how, say });
  if (isSame(source, old.source))
    return `Nothing new: ${from} is what ${name} was made of on ${record.date}.`;

  say('Merging');
  const base = await old.importAgain();
  const [was, is] = [base, tree].map(versionOf);
  const called = is !== undefined && is !== was ? is : 'the newer document';
  const ours = await old.files();
  const files = mergeFiles(`specs/${name}`, { base: texts(base), theirs: texts(tree), ours }, called);

  using staged = new StagedContract(root, name);
  const date = new Date().toISOString().slice(0, 10);
  staged.replace([...ours.keys(), 'source'], files);
  staged.replace([], new Map([...source].map(([path, text]) => [`source/${path}`, text])));
  staged.replace([], new Map([['import.yaml', importRecord({ source: from, date, ...how }, source)]]));
  say('Comparing');
  const changes = await findChanges(root, folder, staged.folder);
  signal.throwIfAborted();
  staged.move();

  const known = new Set(todosIn(name, ours).map(({ text }) => text));
  const todos = todosIn(name, files).filter(({ text }) => !known.has(text));
  return [
    ...notes,
    `Updated specs/${name}/ from ${was} to ${is}, ${from}:`,
    ...changes,
    ...(todos.length > 0 ? ['', 'Changed on both sides, and left as it was here:'] : []),
    ...todos.map(({ at, text }) => `  ${at} ${text}`),
    '',
    `Next: \`pnpm todos ${name}\`; then \`pnpm readmes\`, \`pnpm api\`, and \`pnpm diff\` for the changeset.`,
  ].join('\n');
}

async function refuseUnknown(root: string, name: string): Promise<void> {
  const names = (await readRegister(root)).map((contract) => contract.name);
  if (!names.includes(name))
    throw new ImportError(`${name} is no contract of the register; expected one of ${names.join(', ')}.`);
}

function isSame(one: Imported['source'], other: Imported['source']): boolean {
  return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
}

function versionOf(tree: Tree): string | undefined {
  const { version } = asMap(asMap(tree.get('openapi.yaml')?.toJS())['info']);
  return version === undefined ? undefined : String(version);
}

function texts(tree: Tree): ReadonlyMap<string, string> {
  return new Map([...tree].map(([path, document]) => [path, textOf(document)]));
}

import { join } from 'node:path';
import { asMap } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { type Imported, importContract } from '../import.ts';
import { ImportError } from '../import-error.ts';
import { importedContract } from '../imported-contract.ts';
import type { Work } from '../write/add.ts';
import { findChanges } from './changes.ts';
import { readImported } from './imported.ts';
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
  const old = await readImported(root, `specs/${name}`);
  const { record } = old;
  const from = newer.from ?? record.source;
  const overlays = newer.overlay ?? record.overlays;
  const { only } = record;
  const how = { ...(only === undefined ? {} : { only }), ...(overlays ? { overlays } : {}) };
  const imported = await importContract(from, { ...how, say });
  const { source, notes } = imported;
  if (isSame(source, old.source))
    return `Nothing new: ${from} is what ${name} was made of on ${record.date}.`;

  say('Merging');
  const before = await old.importAgain();
  const [was, is] = [before, imported].map(versionOf);
  const called = is !== undefined && is !== was ? is : 'the newer document';
  const ours = await old.files();
  const base = importedContract(name, before, record).files;
  const theirs = importedContract(name, imported, { source: from, ...how }).files;
  const files = mergeFiles(`specs/${name}`, { base, theirs, ours }, called);

  using staged = new StagedContract(root, name);
  staged.replace(['source', ...ours.keys()], files);
  say('Comparing');
  const changes = await findChanges(root, join(root, 'specs', name), staged.folder);
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

function versionOf({ tree }: Imported): string | undefined {
  const { version } = asMap(asMap(tree.get('openapi.yaml')?.toJS())['info']);
  return version === undefined ? undefined : String(version);
}

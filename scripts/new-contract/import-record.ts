import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Imported, ImportOptions } from './import.ts';
import { ImportError } from './import-error.ts';

/** How a contract was imported, which `--update` does again: specs/<name>/import.yaml. */
export interface ImportRecord extends Pick<ImportOptions, 'only' | 'overlays'> {
  readonly source: string;
  /** The day, as RFC 3339 has it. */
  readonly date: string;
  /** Of each file in source/. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** The text of import.yaml. */
export function importRecord(how: Omit<ImportRecord, 'sha256'>, files: Imported['source']): string {
  const sha256 = Object.fromEntries([...files].map(([path, text]) => [path, digest(text)]));
  return stringify({ ...how, sha256 });
}

/**
 * How the contract in a folder was imported, and what was: every file below source/ as it came.
 *
 * @throws {@link ImportError} when there is no record, or it is not of the files that are there
 */
export async function readRecord(
  folder: string,
): Promise<{ readonly record: ImportRecord; readonly source: Imported['source'] }> {
  const file = join(folder, 'import.yaml');
  if (!existsSync(file))
    throw new ImportError(
      `${file} is not there: the contract was not imported, and there is nothing to update it from.`,
    );
  const record = parse(await readFile(file, 'utf8')) as ImportRecord | null;
  const digests = Object.entries(record?.sha256 ?? {});
  if (!record?.source || digests.length === 0)
    throw new ImportError(`${file} lacks \`source\` or \`sha256\`; restore it as the import wrote it.`);
  const source = new Map<string, string>();
  for (const [path, sha256] of digests) {
    const stored = join(folder, 'source', path);
    const text = existsSync(stored) ? await readFile(stored, 'utf8') : '';
    if (digest(text) !== sha256) throw new ImportError(`${stored} is not what was imported; restore it.`);
    source.set(path, text);
  }
  return { record, source };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

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
 * How a contract was imported, and what was: every file below source/ as it came.
 *
 * @param folder below the root, as it is called in errors
 * @throws {@link ImportError} when there is no record, or it is not of the files that are there
 */
export async function readRecord(
  root: string,
  folder: string,
): Promise<{ readonly record: ImportRecord; readonly source: Imported['source'] }> {
  const text = await readText(join(root, folder, 'import.yaml'));
  if (text === undefined)
    throw new ImportError(
      `${folder}/import.yaml is not there: the contract was not imported, and there is nothing to update it from.`,
    );
  const record = parse(text) as ImportRecord | null;
  const digests = Object.entries(record?.sha256 ?? {});
  if (!record?.source || digests.length === 0)
    throw new ImportError(
      `${folder}/import.yaml lacks \`source\` or \`sha256\`; restore it as the import wrote it.`,
    );
  const source = new Map<string, string>();
  for (const [path, sha256] of digests) {
    const stored = await readText(join(root, folder, 'source', path));
    if (stored === undefined || digest(stored) !== sha256)
      throw new ImportError(`${folder}/source/${path} is not what was imported; restore it.`);
    source.set(path, stored);
  }
  return { record, source };
}

async function readText(file: string): Promise<string | undefined> {
  return existsSync(file) ? await readFile(file, 'utf8') : undefined;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Imported, ImportOptions } from './import.ts';

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

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

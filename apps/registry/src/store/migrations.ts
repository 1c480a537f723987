import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** One numbered file of `migrations/`. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
}

/** Reads `0001_initial.sql` and its followers, in order. */
export function readMigrations(folder = new URL('./migrations/', import.meta.url)): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return names.sort().map((name) => ({
    number: Number(name.slice(0, 4)),
    name,
    text: readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n'),
  }));
}

/** The statements of a file: each ends with a `;` at a line's end. */
export function statementsOf({ text }: Migration): string[] {
  return text.split(/;[ \t]*$/m).filter((statement) => statement.trim() !== '');
}

/** By which a file that was changed after it was applied is known. */
export function checksumOf({ text }: Migration): string {
  return createHash('sha256').update(text).digest('hex');
}

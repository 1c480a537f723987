import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Files } from '../write/staging.ts';

const folder = join(import.meta.dirname, 'contract');

/** The smallest contract that passes everything, called by a name. */
export function template(name: string): Files {
  const title = titleOf(name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => {
      const text = readFileSync(file, 'utf8');
      const path = relative(folder, file).replaceAll(sep, '/');
      return [path, text.replaceAll('$NAME', name).replaceAll('$TITLE', title)];
    }),
  );
}

/** `pet-store` as a title. */
export function titleOf(name: string): string {
  return name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
}

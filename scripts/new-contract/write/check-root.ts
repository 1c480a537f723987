import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ImportError } from '../import-error.ts';

/** What the command reads and writes outside a contract's own folders. */
const parts = ['redocly.yaml', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'specs/rules', '.git'];

/** @throws {@link ImportError} when a folder is not the root of this repository */
export function checkRoot(root: string): void {
  const missing = parts.find((part) => !existsSync(join(root, part)));
  if (missing === undefined) return;
  throw new ImportError(`${root} has no ${missing}. Run this in the root of a clone of this repository.`);
}

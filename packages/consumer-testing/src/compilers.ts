import { join } from 'node:path';

/** The program of a TypeScript that consumers may have: `5.4`, `7.0`. */
export function compilerOf(version: string): string {
  return join(import.meta.dirname, '../node_modules', `typescript-${version}`, 'bin/tsc');
}

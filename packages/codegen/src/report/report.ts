import { relative } from 'node:path';
import { Sources } from '@clientele/openapi/sources';
import type { Finding } from '../prepare/finding.ts';

/**
 * What was found in a contract, a line each, with the place in its hand-written files; paths are
 * relative to the root.
 */
export function report(root: string, source: string, findings: readonly Finding[]): string[] {
  const sources = new Sources(source);
  return findings.map(({ pointer, operation, level, problem }) => {
    const { file, line } = sources.lineOf(pointer);
    const what = operation && level === 'left-out' ? `${operation} is left out: ` : '';
    return `${relative(root, file)}:${line}: ${what}${problem}`;
  });
}

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Registered } from '@clientele/openapi/register';

/** Where all contracts that the registry serves are tested side by side, each under its name. */
const shared = [
  'packages/semantics/test/',
  'apps/registry/test/contracts/contracts.test.ts',
  'apps/registry/test/vendors/modules.test.ts',
];

/** To load modules anew for each file would take longer than these tests. */
const fast = ['--no-isolate'];

/** The tests that speak of a contract, by the options of each run of Vitest. */
export function testsOf(root: string, { name, source, bundle }: Registered): readonly (readonly string[])[] {
  const folder = relative(root, resolve(dirname(bundle), '..')).replaceAll(sep, '/');
  // It is what the registry begins with.
  const isServed = existsSync(join(dirname(source), 'starting-client.yaml'));
  return [[`${folder}/test/`], ...(isServed ? [[...shared, '-t', patternOf(name), ...fast]] : [])];
}

/** Tests under the name of a contract, but for those that start a PostgreSQL. */
function patternOf(name: string): string {
  return `^(?!.* on postgres )(?:.*[^\\w-])?${name}(?![\\w-])`;
}

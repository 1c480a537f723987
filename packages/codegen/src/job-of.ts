import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import type { Job } from './load.ts';

/** What {@link generate} takes to write a contract's sources beside its bundle. */
export function jobOf({ name, bundle }: Registered): Job {
  const folder = dirname(bundle);
  const errors = '../src/errors.ts';
  return { name, bundle, folder, ...(existsSync(join(folder, errors)) ? { errors } : {}) };
}

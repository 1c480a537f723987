import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { type Finding, findingsFile } from '../prepare/finding.ts';
import { findingsOf } from '../stamp.ts';
import { report } from './report.ts';

// Says of every contract of the register what bundling and generating found, and nothing of the others.
const root = process.cwd();
for (const { source, bundle } of await readRegister(root)) {
  const folder = dirname(bundle);
  const prepared: Finding[] = JSON.parse(await readFile(join(folder, findingsFile), 'utf8'));
  const generated = await findingsOf(folder, basename(bundle));
  for (const line of report(root, source, [...prepared, ...generated])) console.warn(line);
}

import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { type Finding, findingsFile } from '../prepare/finding.ts';
import { findingsOf } from '../stamp.ts';
import { report } from './report.ts';

// Says of every contract of the register what bundling and generating found, and nothing of the others.
const root = resolve(import.meta.dirname, '../../../..');
for (const { source, bundle } of await readRegister(root)) {
  const folder = dirname(bundle);
  const findings = [...(await preparing(folder)), ...(await findingsOf(folder, basename(bundle)))];
  for (const line of report(root, source, findings)) console.warn(line);
}

async function preparing(folder: string): Promise<readonly Finding[]> {
  try {
    return JSON.parse(await readFile(join(folder, findingsFile), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

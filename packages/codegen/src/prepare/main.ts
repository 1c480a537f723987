import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OpenApiError } from '@clientele/openapi';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { report } from '../report/report.ts';
import { type Finding, findingsFile } from './finding.ts';
import { missingFiles } from './missing-files.ts';
import { prepare } from './prepare.ts';

// Prepares the bundles of the register, where they are; the findings are beside them, for the report.
const root = process.cwd();
for (const entry of await readRegister(root)) {
  const faults = await prepareBundle(entry);
  for (const line of report(root, entry.source, faults)) console.error(line);
  if (faults.length > 0) process.exitCode = 1;
}

/** Writes what came of a bundle; gives why nothing can. */
async function prepareBundle({ bundle }: Registered): Promise<readonly Finding[]> {
  const bundled = JSON.parse(await readFile(bundle, 'utf8'));
  const missing = missingFiles(bundled);
  if (missing.length > 0) return missing;
  try {
    const { document, findings } = prepare(bundled);
    await writeFile(join(dirname(bundle), findingsFile), JSON.stringify(findings, null, 2));
    await writeFile(bundle, JSON.stringify(document, null, 2));
    return [];
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    return [{ pointer: `#${error.pointer}`, level: 'left-out', problem: error.message }];
  }
}

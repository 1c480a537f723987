import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { OpenApiError } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { findingsFile } from './finding.ts';
import { prepare } from './prepare.ts';

// Prepares the bundles of the register, where they are; the findings are beside them, for the report.
const root = resolve(import.meta.dirname, '../../../..');
for (const { name, source, bundle } of await readRegister(root)) {
  try {
    const { document, findings } = prepare(JSON.parse(await readFile(bundle, 'utf8')));
    await writeFile(join(dirname(bundle), findingsFile), JSON.stringify(findings, null, 2));
    await writeFile(bundle, JSON.stringify(document, null, 2));
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    console.error(`${name}: ${source.replace(root + sep, '')}: ${error.message}`);
    process.exitCode = 1;
  }
}

import { readFile, rm, writeFile } from 'node:fs/promises';
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
    const file = join(dirname(bundle), findingsFile);
    await (findings.length > 0
      ? writeFile(file, JSON.stringify(findings, null, 2))
      : rm(file, { force: true }));
    await writeFile(bundle, JSON.stringify(document, null, 2));
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    console.error(`${name}: ${source.replace(root + sep, '')}: ${error.message}`);
    process.exitCode = 1;
  }
}

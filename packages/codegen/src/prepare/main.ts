import { readFile } from 'node:fs/promises';
import { readRegister } from '@clientele/openapi/register';
import { report } from '../report/report.ts';
import { prepareBundled, writePrepared } from './bundle.ts';

// Prepares the bundles of the register, where they are.
const root = process.cwd();
for (const entry of await readRegister(root)) {
  const made = prepareBundled(JSON.parse(await readFile(entry.bundle, 'utf8')));
  if ('document' in made) {
    await writePrepared(entry, made);
  } else {
    for (const line of report(root, entry.source, made.faults)) console.error(line);
    process.exitCode = 1;
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { generate } from '@clientele/codegen';
import { readContract } from '@clientele/contract-testing';
import { readRegister } from '@clientele/openapi/register';
import { renderReadme } from '@clientele/readme/render';
import { makeReports, readPackages, readPrivate } from '@clientele/semver';
import { home, type Place, runNode, tools } from './programs.ts';

/**
 * Makes of the one contract of a repository what is made of every contract: bundle, generated code,
 * README and API reports. Gives the lines of `pnpm generate`, one per finding, and how much is to do in
 * an imported one.
 */
export async function derive(
  place: Place,
  description: string,
  say: (what: string) => void,
): Promise<string> {
  const root = place.cwd;
  say('Bundling');
  await runNode([tools.redocly, 'bundle', '--force'], place);
  await runNode([tools.prepare], place);
  say('Generating');
  const [entry] = await readRegister(root);
  if (!entry) throw new Error(`${root}: the register has no entry.`);
  const { name, bundle, source } = entry;
  await generate([{ name, bundle, folder: dirname(bundle) }]);
  const findings = await runNode([tools.report], place);

  say('Writing the README');
  const notes = await readFile(join(dirname(source), 'README.md'), 'utf8');
  const readme = renderReadme({ contract: readContract(entry), description, notes });
  await writeFile(join(root, 'packages', name, 'README.md'), readme);
  if (entry.level === 'imported') {
    say('Counting what is to do');
    return findings + (await runNode([tools.todos], place));
  }
  say('Writing the API reports');
  await writeReports(root);
  return findings;
}

async function writeReports(root: string): Promise<void> {
  const packages = await readPackages(root);
  const reports = await makeReports(packages, await readPrivate(home));
  for (const { folder, entries } of packages) {
    await mkdir(join(folder, 'api'));
    for (const { specifier, report } of entries) {
      await writeFile(join(folder, 'api', basename(report)), reports.get(specifier) ?? '');
    }
  }
}

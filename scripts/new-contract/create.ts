import { importContract } from './import.ts';
import { ImportError } from './import-error.ts';
import { importedContract } from './imported-contract.ts';
import { template, titleOf } from './template/template.ts';
import { add, type NewContract, type Work } from './write/add.ts';
import { checkName } from './write/check-name.ts';

/** Where a contract comes from, if not from the template. */
export interface Origin {
  readonly from?: string | undefined;
  readonly only?: string | undefined;
  readonly overlay?: readonly string[] | undefined;
}

/**
 * Makes a contract and its package; gives what to tell the user.
 *
 * @throws {@link ImportError} when that cannot be, and nothing was written
 */
export async function create(name: string, { from, only, overlay }: Origin, work: Work): Promise<string> {
  await checkName(work.root, name);
  if (from === undefined) {
    const description = `Typed clients for ${titleOf(name)}.`;
    const contract = { name, imported: false, description, files: template(name) };
    return report(contract, await add(contract, work), []);
  }
  const options = { ...(only === undefined ? {} : { only }), ...(overlay ? { overlays: overlay } : {}) };
  const imported = await importContract(from, { ...options, say: work.say });
  const contract = importedContract(name, imported, { source: from, ...options });
  const findings = await add(contract, work).catch((error: Error) => {
    const [why] = error.message.split(/\n\s*\n/).slice(-1);
    throw new ImportError(`${from}: no contract can be made of it: ${why?.replaceAll(/\s+/g, ' ')}`, {
      cause: error,
    });
  });
  return report(contract, findings, imported.notes);
}

/** What was made, what was found, and what to do next. */
function report({ name, imported, files }: NewContract, findings: string, notes: readonly string[]): string {
  return [
    ...notes,
    findings.trimEnd(),
    `Made specs/${name}/ (${files.size} files), packages/${name}/, its entry in redocly.yaml and a changeset.`,
    imported
      ? `Next: \`pnpm test\`; then \`pnpm todos ${name} <operationId>\`, one operation after the other.`
      : `Next: describe the API in specs/${name}/, then \`pnpm api\`, \`pnpm readmes\` and \`pnpm test\`.`,
  ]
    .filter(Boolean)
    .join('\n');
}

import { asMap } from '@clientele/openapi';
import { importContract } from './import.ts';
import { importRecord } from './import-record.ts';
import { importedReadme } from './imported-readme.ts';
import { template, titleOf } from './template/template.ts';
import { textOf } from './tree.ts';
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
 * @throws {@link ImportError} before anything is written
 */
export async function create(name: string, { from, only, overlay }: Origin, work: Work): Promise<string> {
  await checkName(work.root, name);
  if (from === undefined) return report(beginning(name), await add(beginning(name), work), []);
  const options = { ...(only === undefined ? {} : { only }), ...(overlay ? { overlays: overlay } : {}) };
  const { tree, source, notes } = await importContract(from, { ...options, say: work.say });
  const info = asMap(asMap(tree.get('openapi.yaml')?.toJS())['info']);
  const title =
    typeof info['title'] === 'string' ? info['title'].replaceAll(/\s+/g, ' ').trim() : titleOf(name);
  const contract = { name, imported: true, description: `Typed clients for ${title.replace(/\.$/, '')}.` };
  const date = new Date().toISOString().slice(0, 10);
  const files = new Map([
    ...[...tree].map(([path, document]) => [path, textOf(document)] as const),
    ...[...source].map(([path, text]) => [`source/${path}`, text] as const),
    ['import.yaml', importRecord({ source: from, date, ...options }, source)],
    ['README.md', importedReadme({ title, source: from, date, info, notes })],
  ]);
  return report({ ...contract, files }, await add({ ...contract, files }, work), notes);
}

function beginning(name: string): NewContract {
  const description = `Typed clients for ${titleOf(name)}.`;
  return { name, imported: false, description, files: template(name) };
}

/** What was made, what was found, and what to do next. */
function report({ name, imported, files }: NewContract, findings: string, notes: readonly string[]): string {
  return [
    ...notes,
    findings.trimEnd(),
    `Made specs/${name}/ (${files.size} files), packages/${name}/, its entry in redocly.yaml and a changeset.`,
    imported
      ? `Next: \`pnpm todos ${name}\`, which lists what nobody but you can know; then \`pnpm test\`.`
      : `Next: describe the API in specs/${name}/, then \`pnpm api\`, \`pnpm readmes\` and \`pnpm test\`.`,
  ]
    .filter(Boolean)
    .join('\n');
}

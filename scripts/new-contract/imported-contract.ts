import { asMap } from '@clientele/openapi';
import { yamlText } from '@clientele/openapi/yaml-text';
import type { Imported } from './import.ts';
import { type ImportRecord, importRecord } from './import-record.ts';
import { importedReadme, oneLine } from './imported-readme.ts';
import { titleOf } from './template/template.ts';
import type { NewContract } from './write/add.ts';

/** What was imported, with the files that say how; today unless it says when. */
export function importedContract(
  name: string,
  { tree, source, notes }: Imported,
  origin: Pick<ImportRecord, 'source' | 'only' | 'overlays'> & Partial<Pick<ImportRecord, 'date'>>,
): NewContract & { readonly files: ReadonlyMap<string, string> } {
  const info = asMap(asMap(tree.get('openapi.yaml')?.toJS())['info']);
  const title = oneLine(info['title'] ?? '') || titleOf(name);
  const how = { ...origin, date: origin.date ?? new Date().toISOString().slice(0, 10) };
  const files = new Map([
    ...[...tree].map(([path, document]) => [path, yamlText(document)] as const),
    ...[...source].map(([path, text]) => [`source/${path}`, text] as const),
    ['import.yaml', importRecord(how, source)],
    ['README.md', importedReadme({ ...how, title, info, notes })],
  ]);
  const description = `Typed clients for ${title.replace(/\.$/, '')}.`;
  return { name, imported: true, description, files };
}

import { type Document, parseDocument } from 'yaml';

/** What makes Redocly lenient for a contract is what makes it an imported one. */
const lenient = ['house/imported'];

export interface Entry {
  readonly name: string;
  readonly imported: boolean;
}

/** The register with one more entry, the last; comments and the rest stay as they are. */
export function withEntry(register: string, { name, imported }: Entry): string {
  const document = parseDocument(register);
  document.setIn(['apis', name], document.createNode(entryOf(name, imported)));
  return textOf(document);
}

/** The register without a contract. */
export function withoutEntry(register: string, name: string): string {
  const document = parseDocument(register);
  document.deleteIn(['apis', name]);
  return textOf(document);
}

/** The register with nothing but one contract. */
export function onlyEntry(register: string, { name, imported }: Entry): string {
  const document = parseDocument(register);
  document.set('apis', document.createNode({ [name]: entryOf(name, imported) }));
  return textOf(document);
}

function entryOf(name: string, imported: boolean): object {
  const files = { root: `specs/${name}/openapi.yaml`, output: `packages/${name}/generated/openapi.json` };
  return imported ? { ...files, extends: lenient } : files;
}

function textOf(document: Document): string {
  return document.toString({ lineWidth: 0 });
}

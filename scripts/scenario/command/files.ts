import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fragmentNames } from '@clientele/openapi';
import { yamlText } from '@clientele/openapi/yaml-text';
import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { Refusal } from './order.ts';

/** A node, and the file in which it stands. */
export interface Spot {
  readonly file: string;
  readonly node: unknown;
}

/** The YAML files of a contract: read once, changed, and written together. */
export class Files {
  readonly #root: string;
  readonly #open = new Map<string, Document>();
  readonly #changed = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @throws {@link Refusal} when it is no YAML */
  read(file: string): Document {
    const known = this.#open.get(file);
    if (known) return known;
    const document = parseDocument(readFileSync(file, 'utf8'), { keepSourceTokens: true });
    const [error] = document.errors;
    if (error) throw new Refusal(`${relative(this.#root, file)} is no YAML: ${error.message}`);
    this.#open.set(file, document);
    return document;
  }

  /** Changes what was read of a file; comments and the rest of it stay. */
  change(file: string, edit: (document: Document) => void): void {
    const document = this.read(file);
    edit(document);
    this.#changed.set(file, yamlText(document, { flowCollectionPadding: isPadded(file) }));
  }

  /** Makes a file, or puts another in its place. */
  put(file: string, document: Document): void {
    this.#open.set(file, document);
    this.#changed.set(file, yamlText(document));
  }

  /** What stands along these names, through references; the node is undefined where nothing does. */
  at(file: string, names: readonly string[]): Spot {
    const top = this.#followed({ file, node: this.read(file).contents });
    const below = (spot: Spot, name: string) => ({ file: spot.file, node: childOf(spot.node, name) });
    return names.reduce((spot, name) => this.#followed(below(spot, name)), top);
  }

  /** Writes what was changed; gives the names of the files. */
  write(): string[] {
    for (const [file, text] of this.#changed) writeFileSync(file, text);
    return [...this.#changed.keys()];
  }

  #followed(spot: Spot): Spot {
    const reference = isMap(spot.node) ? spot.node.get('$ref') : undefined;
    if (typeof reference !== 'string') return spot;
    const [path = '', fragment = ''] = reference.split('#');
    const file = path === '' ? spot.file : resolve(dirname(spot.file), path);
    return this.at(file, fragmentNames(fragment) ?? []);
  }
}

function childOf(node: unknown, name: string): unknown {
  if (isSeq(node)) return node.items[Number(name)];
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => isScalar(key) && String(key.value) === name)?.value;
}

/** Whether its author writes `[ a ]` rather than `[a]`. */
function isPadded(file: string): boolean {
  return !/[:-] [[{]\S/.test(readFileSync(file, 'utf8'));
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { yamlText } from '@clientele/openapi/yaml-text';
import type { Tree } from '../tree.ts';

/** The files of a contract, as they are written. */
export function textsOf(tree: Tree): Map<string, string> {
  return new Map([...tree].map(([file, document]) => [file, yamlText(document)]));
}

/** Writes files below a folder. */
export function writeTexts(texts: ReadonlyMap<string, string>, folder: string): void {
  for (const [name, text] of texts) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle, createConfig } from '@redocly/openapi-core';
import { type Tree, textOf } from '../tree.ts';

/** Writes the files of a contract; gives its root. */
export function write(tree: Tree, folder: string): string {
  for (const [name, document] of tree) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, textOf(document));
  }
  return join(folder, 'openapi.yaml');
}

/** What Redocly makes of a document, and what it says. */
export async function bundled(ref: string): Promise<{ document: object; problems: string[] }> {
  const { bundle: made, problems } = await bundle({ ref, config: await createConfig({}) });
  return {
    document: JSON.parse(JSON.stringify(made.parsed)),
    problems: problems.map(({ message }) => message),
  };
}

import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readContract } from '@clientele/contract-testing';
import { readRegister } from '@clientele/openapi/register';
import { renderReadme } from './render.ts';

/** A file of the repository and what it has to hold. */
export interface Readme {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** The README of every package of the register, from the bundles as they are. */
export async function readmes(): Promise<Readme[]> {
  const contracts = await readRegister(resolve(import.meta.dirname, '../..'));
  return Promise.all(
    contracts.map(async (registered) => {
      const folder = resolve(dirname(registered.bundle), '..');
      const { description } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
      const notes = await readFile(join(dirname(registered.source), 'README.md'), 'utf8');
      const text = renderReadme({ contract: readContract(registered), description, notes });
      return { name: registered.name, file: join(folder, 'README.md'), text };
    }),
  );
}

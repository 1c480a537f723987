import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpenApiDocument } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { bundleDocument } from './bundle-document.ts';
import { attempt, type Known, pick } from './known.ts';
import { findProblems, type Problems } from './problems.ts';
import { measureSizes, type Sizes } from './sizes.ts';

/** What a contract is in one tree. */
export interface ContractSide {
  readonly document: Known<OpenApiDocument>;
  readonly problems: Known<Problems>;
  readonly sizes: Known<Sizes>;
  /** The generated sources, by name. */
  readonly sources: Known<Readonly<Record<string, string>>>;
}

/** The contracts of a tree, by name. */
export type Side = Readonly<Record<string, ContractSide>>;

/** Finds out what contracts are in a tree, of which the sources are generated or it is known why not. */
export async function readSide(
  root: string,
  contracts: readonly Registered[],
  generated: Known<unknown>,
  asked?: (name: string) => string | undefined,
): Promise<Side> {
  const problems = await attempt(root, () => findProblems(root, contracts));
  const sizes = 'value' in generated ? { value: await measureSizes(contracts, asked) } : generated;
  const sides = contracts.map(async ({ name, source, bundle }): Promise<[string, ContractSide]> => {
    const size = pick(sizes, name);
    const side: ContractSide = {
      document: await attempt(root, () => bundleDocument(source)),
      problems: pick(problems, name),
      sizes: 'value' in size ? size.value : size,
      sources: 'value' in generated ? await attempt(root, () => readSources(dirname(bundle))) : generated,
    };
    return [name, side];
  });
  return Object.fromEntries(await Promise.all(sides));
}

async function readSources(folder: string): Promise<Record<string, string>> {
  const files = (await Array.fromAsync(glob('**/*.ts', { cwd: folder }))).sort();
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

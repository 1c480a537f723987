import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sampleCall } from '@clientele/consumer-testing/calls';
import { measure, sources } from '@clientele/consumer-testing/measure';
import { readContract } from '@clientele/contract-testing/coverage';
import { functionName } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { attempt, type Known } from './known.ts';

/** What one call of a contract weighs in a browser's bundle, by entry: minified and gzipped bytes. */
export interface Sizes {
  /** The function that is called. */
  readonly fn: string;
  readonly bytes: Readonly<Record<string, number>>;
}

/** The entries that are measured, by what users import. */
const entries = { '.': sources.sdk, './fetch': sources.fetch, './scenarios': sources.scenarios };

/**
 * Measures contracts, each from the sources that are generated beside its bundle: a call of the function
 * that is asked for, if there is one of that name, else of the first.
 */
export async function measureSizes(
  contracts: readonly Registered[],
  asked: (name: string) => string | undefined = () => undefined,
): Promise<Readonly<Record<string, Known<Sizes>>>> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-sizes-'));
  try {
    const scope = join(folder, 'node_modules/@clientele');
    await mkdir(scope, { recursive: true });
    const sizes: Record<string, Known<Sizes>> = {};
    for (const contract of contracts) {
      await symlink(dirname(dirname(contract.bundle)), join(scope, contract.name), 'junction');
      sizes[contract.name] = await attempt(folder, () => measureOne(folder, contract, asked(contract.name)));
    }
    return sizes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureOne(folder: string, contract: Registered, asked?: string): Promise<Sizes> {
  const read = readContract(contract);
  const own = read.operations.filter(({ id }) => functionName(id) === asked);
  const call = sampleCall({ ...read, operations: [...own, ...read.operations] });
  const bytes: Record<string, number> = {};
  for (const [entry, source] of Object.entries(entries)) {
    const name = `${contract.name}-${entry.replace(/\W+/g, '')}`;
    bytes[entry] = (await measure(folder, name, source(call))).bytes;
  }
  return { fn: call.fn, bytes };
}

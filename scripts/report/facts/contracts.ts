import { dirname, join, relative } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import type { Edit } from '@clientele/semver';
import { type ChangedFile, changedLines, compareTexts } from './changed-lines.ts';
import { findEdits } from './edits.ts';
import { attempt, type Known } from './known.ts';
import { type ChangedScenario, compareScenarios } from './scenarios.ts';
import { type ContractSide, readSide, type Side } from './side.ts';

/** What was found out about a contract of the working tree. */
export interface ContractFacts {
  readonly name: string;
  readonly level: Registered['level'];
  /** Hand-written files. */
  readonly files: readonly ChangedFile[];
  readonly edits: Known<readonly Edit[]>;
  readonly scenarios: Known<readonly ChangedScenario[]>;
  readonly generated: Known<readonly ChangedFile[]>;
  /** What it was, unless it is new. */
  readonly before?: Pick<ContractSide, 'problems' | 'sizes'>;
  readonly now: Pick<ContractSide, 'problems' | 'sizes'>;
}

/** Compares the contracts of the working tree with those of a commit each. */
export async function findContracts(
  root: string,
  contracts: readonly Registered[],
  commitOf: (contract: Registered) => string,
  bases: ReadonlyMap<string, Side>,
  generated: Known<unknown>,
): Promise<ContractFacts[]> {
  const befores = new Map(contracts.map((one) => [one.name, bases.get(commitOf(one))?.[one.name]] as const));
  const here = await readSide(root, contracts, generated, (name) => {
    const sizes = befores.get(name)?.sizes;
    return sizes && 'value' in sizes ? sizes.value.fn : undefined;
  });
  const found = contracts.map(async (contract): Promise<ContractFacts[]> => {
    const { name, level, source, bundle } = contract;
    const [before, now] = [befores.get(name), here[name]];
    if (!now) return [];
    const folder = relative(root, dirname(source));
    const documents = both(before?.document, now.document);
    const sources = both(before?.sources, now.sources);
    const one: ContractFacts = {
      name,
      level,
      files: await changedLines(root, commitOf(contract), [folder]),
      edits: await attempt(root, () => {
        const [old, is] = documents();
        return old && is ? findEdits(old, is, level) : [];
      }),
      scenarios: await attempt(root, () => compareScenarios(...documents())),
      generated: await attempt(root, () => {
        const [old, is] = sources();
        const place = relative(root, dirname(bundle));
        return old && is
          ? compareTexts(old, is).map((file) => ({ ...file, file: join(place, file.file) }))
          : [];
      }),
      now,
      ...(before ? { before } : {}),
    };
    return [one];
  });
  return (await Promise.all(found)).flat();
}

/** Both sides of something, where whoever needs them is told why one is not known. */
function both<T>(
  before: Known<T> | undefined,
  now: Known<T>,
): () => readonly [before: T | undefined, now: T] {
  return () => {
    if (before && !('value' in before)) throw new Error(`What it was is not known: ${before.unknown}`);
    if (!('value' in now)) throw new Error(now.unknown);
    return [before?.value, now.value];
  };
}

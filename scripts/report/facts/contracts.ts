import { dirname, relative } from 'node:path';
import type { OpenApiDocument } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { type BaseContract, readBase } from '../base/read-base.ts';
import { bundleDocument } from './bundle-document.ts';
import { type ChangedFile, changedLines } from './changed-lines.ts';
import { attempt, type Known } from './known.ts';
import { findProblems, type Problems } from './problems.ts';
import { type ChangedScenario, compareScenarios } from './scenarios.ts';
import { measureSizes, type Sizes } from './sizes.ts';

/** Something before, if it was there, and now. */
export interface Both<T> {
  readonly before?: Known<T>;
  readonly now: Known<T>;
}

/** What was found out about a contract of the working tree. */
export interface ContractFacts {
  readonly name: string;
  readonly level: Registered['level'];
  readonly isNew: boolean;
  readonly files: readonly ChangedFile[];
  readonly scenarios: Known<readonly ChangedScenario[]>;
  readonly problems: Both<Problems>;
  readonly sizes: Both<Sizes>;
}

/** Compares the contracts of the working tree with those of a commit each. */
export async function findContracts(
  root: string,
  contracts: readonly Registered[],
  commitOf: (contract: Registered) => string,
  generated: Known<unknown>,
): Promise<ContractFacts[]> {
  const problems = await attempt(() => findProblems(root, contracts));
  const commits = [...new Set(contracts.map(commitOf))];
  const bases = new Map(
    await Promise.all(commits.map(async (commit) => [commit, await readBase(root, commit)] as const)),
  );
  const baseOf = (contract: Registered) => bases.get(commitOf(contract))?.[contract.name];
  const calls = new Map(contracts.map((one) => [one.name, baseOf(one)?.sizes] as const));
  const asked = (name: string) => valueIn(calls.get(name))?.fn;
  const sizes = 'value' in generated ? await measureSizes(contracts, asked) : undefined;
  return Promise.all(
    contracts.map(async (contract): Promise<ContractFacts> => {
      const { name, level, source } = contract;
      const base = baseOf(contract);
      const folder = relative(root, dirname(source));
      return {
        name,
        level,
        isNew: base === undefined,
        files: await changedLines(root, commitOf(contract), [folder]),
        scenarios: await scenariosOf(source, base),
        problems: both(base?.problems, pick(problems, name)),
        sizes: both(base?.sizes, 'value' in generated ? (sizes?.get(name) ?? missing) : generated),
      };
    }),
  );
}

const missing = { unknown: 'nothing was found out about it' };

function pick<T>(found: Known<ReadonlyMap<string, T>>, name: string): Known<T> {
  if (!('value' in found)) return found;
  const value = found.value.get(name);
  return value === undefined ? missing : { value };
}

function valueIn<T>(known: Known<T> | undefined): T | undefined {
  return known && 'value' in known ? known.value : undefined;
}

function both<T>(before: Known<T> | undefined, now: Known<T>): Both<T> {
  return before === undefined ? { now } : { before, now };
}

function scenariosOf(source: string, base: BaseContract | undefined): Promise<ContractFacts['scenarios']> {
  return attempt(async () => {
    const before: Known<OpenApiDocument> | undefined = base?.document;
    if (before && !('value' in before))
      throw new Error(`The contract could not be read as it was: ${before.unknown}`);
    return compareScenarios(before?.value, await bundleDocument(source));
  });
}

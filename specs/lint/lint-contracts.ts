import { join } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import { BaseResolver, type Config, lint, loadConfig, type NormalizedProblem } from '@redocly/openapi-core';
import { isInData } from './data.ts';

export interface Linted {
  readonly contract: Registered;
  readonly problems: readonly NormalizedProblem[];
  /** Has read every file of the contract. */
  readonly files: BaseResolver;
  /** What the configuration has as rules and is none. */
  readonly unknownRules: readonly string[];
}

/**
 * The configuration of a repository.
 *
 * @throws when there is none, or a plugin cannot be loaded
 */
export function openConfig(root: string): Promise<Config> {
  return loadConfig({ configPath: join(root, 'redocly.yaml') });
}

/**
 * Lints contracts of a repository one after the other. A problem is there once,
 * however many operations reach it.
 *
 * @throws when the root of a contract cannot be read
 */
export async function* lintContracts(
  config: Config,
  contracts: readonly Registered[],
): AsyncGenerator<Linted> {
  for (const contract of contracts) yield lintContract(config.forAlias(contract.name), contract);
}

async function lintContract(config: Config, contract: Registered): Promise<Linted> {
  const files = new BaseResolver(config.resolve);
  const found = await lint({ ref: contract.source, config, externalRefResolver: files }).catch((cause) => {
    throw new Error(`${contract.name}: ${cause.message}`, { cause });
  });
  const problems = new Map<string, NormalizedProblem>();
  for (const problem of found) {
    const { ruleId, message, ignored, location } = problem;
    const [at] = location;
    const id = JSON.stringify([ruleId, message, at?.source.absoluteRef, at?.pointer]);
    const isIdle = contract.level === 'imported' && ruleId === 'no-unresolved-refs' && isDataAt(at);
    if (!ignored && !isIdle)
      problems.set(id, isUnreadable(problem) ? { ...problem, severity: 'error' } : problem);
  }
  return { contract, problems: [...problems.values()], files, unknownRules: config.getUnusedRules().rules };
}

function isDataAt(at: NormalizedProblem['location'][number] | undefined): boolean {
  return at?.pointer !== undefined && isInData(at.source.absoluteRef, at.pointer);
}

/** A file that is not there, or no YAML: all else that is said of the contract is said without it. */
function isUnreadable({ ruleId, message }: NormalizedProblem): boolean {
  return ruleId === 'no-unresolved-refs' && message !== "Can't resolve $ref";
}

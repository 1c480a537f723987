import { join } from 'node:path';
import { toPointer } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import {
  BaseResolver,
  type Config,
  lint,
  loadConfig,
  type NormalizedProblem,
  Source,
} from '@redocly/openapi-core';
import { type Fault, idOf } from './causes/fault.ts';
import { faultsOf } from './causes/faults.ts';
import { isInData } from './data.ts';
import { type Documents, readDocuments } from './documents.ts';
import { type Edit, mended } from './mend.ts';
import { CIRCLE, type Place } from './places.ts';
import { rootProblem } from './root-problem.ts';

export interface Linted {
  readonly contract: Registered;
  readonly problems: readonly NormalizedProblem[];
  /** Has read every file of the contract. */
  readonly files: BaseResolver;
  /** What the configuration has as rules and is none. */
  readonly unknownRules: readonly string[];
  /** Whether there was anything to look at: else the problems say why the root cannot be read. */
  readonly isReadable: boolean;
  /** What can be known of the problems that are to be shown. */
  readonly faults: readonly Fault[];
  /** The problems that would be there if all were mended that is known how to. */
  readonly after: ReadonlySet<string>;
}

/**
 * The configuration of a repository.
 *
 * @throws when there is none, or a plugin cannot be loaded
 */
export function openConfig(root: string): Promise<Config> {
  return loadConfig({ configPath: join(root, 'redocly.yaml') });
}

/** Lints contracts of a repository one after the other, by their own configurations. */
export async function* lintContracts(
  config: Config,
  contracts: readonly Registered[],
): AsyncGenerator<Linted> {
  for (const contract of contracts) yield await lintContract(config, contract);
}

/**
 * Lints a contract. A problem is there once, however many operations reach it; what cannot be read is one.
 *
 * @param config - Of the repository.
 * @param files - Reads the files, once each; afterwards it knows which belong to the contract.
 */
export async function lintContract(
  config: Config,
  contract: Registered,
  files: BaseResolver = new BaseResolver(config.resolve),
): Promise<Linted> {
  const own = config.forAlias(contract.name);
  const { documents, circles } = await readDocuments(files, contract.source);
  const root = await rootProblem(own, contract, files);
  const isReadable = root === undefined || root.mend !== undefined;
  const begin = [...(root?.mend ? [root.mend] : []), ...circles.map(opened)];
  const known = [...(root ? [root.problem] : []), ...circles.map((place) => circleProblem(place, documents))];
  const look = async (edits: readonly Edit[]): Promise<NormalizedProblem[] | undefined> => {
    const externalRefResolver = edits.length > 0 ? mended(files, documents, edits) : files;
    // What was meant by a reference may be where it stands.
    const { circles: left } =
      edits.length > begin.length
        ? await readDocuments(externalRefResolver, contract.source)
        : { circles: [] };
    if (!isReadable || left.length > 0) return undefined;
    return await lint({ ref: contract.source, config: own, externalRefResolver });
  };
  const problems = distinct([...known, ...((await look(begin)) ?? [])], contract);
  const faults = faultsOf(
    problems.filter(({ severity }) => severity === 'error' || contract.level === 'house'),
    contract.source,
    documents,
  );
  const mends = faults.flatMap(({ mend }) => mend ?? []);
  const after = mends.length > 0 ? await look([...begin, ...mends]) : undefined;
  const unknownRules = own.getUnusedRules().rules;
  return {
    contract,
    problems,
    files,
    unknownRules,
    isReadable,
    faults,
    after: new Set((after ?? problems).map(idOf)),
  };
}

/** Each once, however many operations reach it. */
function distinct(found: readonly NormalizedProblem[], { level }: Registered): NormalizedProblem[] {
  const problems = new Map<string, NormalizedProblem>();
  for (const problem of found) {
    const [at] = problem.location;
    const isIdle = level === 'imported' && problem.ruleId === 'no-unresolved-refs' && isDataAt(at);
    if (problem.ignored || isIdle) continue;
    problems.set(idOf(problem), isUnreadable(problem) ? { ...problem, severity: 'error' } : problem);
  }
  return [...problems.values()];
}

function isDataAt(at: NormalizedProblem['location'][number] | undefined): boolean {
  return at?.pointer !== undefined && isInData(at.source.absoluteRef, at.pointer);
}

/** A file that is not there, or no YAML: all else that is said of the contract is said without it. */
function isUnreadable({ ruleId, message }: NormalizedProblem): boolean {
  return ruleId === 'no-unresolved-refs' && message !== "Can't resolve $ref";
}

function opened(place: Place): Edit {
  return { place, change: { value: {} } };
}

function circleProblem({ file, names }: Place, documents: Documents): NormalizedProblem {
  const source = documents.get(file)?.source ?? new Source(file, '');
  const location = { source, pointer: `#${toPointer(names)}`, reportOnKey: false };
  return {
    ruleId: 'no-unresolved-refs',
    severity: 'error',
    message: CIRCLE,
    location: [location],
    suggest: [],
  };
}

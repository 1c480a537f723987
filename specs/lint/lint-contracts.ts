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
import { distinct } from './distinct.ts';
import { type Documents, readDocuments } from './documents.ts';
import { type Edit, mended } from './mend.ts';
import { CIRCLE, type Place } from './places.ts';
import { rootProblem } from './root-problem.ts';

const BROKEN_OFF = 'lint';

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
  const read = await readDocuments(files, contract.source);
  const root = await rootProblem(own, contract, files);
  const isReadable = root === undefined || root.mend !== undefined;
  // With these, Redocly begins.
  const begin = [...(root?.mend ? [root.mend] : []), ...read.circles.map(opened)];
  const look = (edits: readonly Edit[]) =>
    lint({
      ref: contract.source,
      config: own,
      externalRefResolver: mended(files, read.documents, edits),
    }).catch((error: Error) => [brokenOff(contract.source, read.documents, error)]);
  const found = [
    ...(root ? [root.problem] : []),
    ...read.circles.map((place) => circleProblem(place, read.documents)),
    ...(isReadable ? await look(begin) : []),
  ];
  const problems = distinct(found, contract.level);
  const open = problems.filter(({ severity }) => severity === 'error' || contract.level === 'house');
  const faults = faultsOf(open, contract.source, read.documents);
  const mends = faults.flatMap(({ mend }) => mend ?? []);
  const isMendable = mends.length > 0 && isReadable && !(await isRound([...begin, ...mends]));
  const better = isMendable ? await look([...begin, ...mends]) : problems;
  const after = better.some(({ ruleId }) => ruleId === BROKEN_OFF) ? problems : better;
  const unknownRules = own.getUnusedRules().rules;
  return { contract, problems, files, unknownRules, isReadable, faults, after: new Set(after.map(idOf)) };

  /** What was meant by a reference may be where it stands. */
  async function isRound(edits: readonly Edit[]): Promise<boolean> {
    const { circles } = await readDocuments(mended(files, read.documents, edits), contract.source);
    return circles.length > 0;
  }
}

function opened(place: Place): Edit {
  return { place, change: { value: {} } };
}

/** Some rules of Redocly end at an entry that is empty. */
function brokenOff(file: string, documents: Documents, { message }: Error): NormalizedProblem {
  const source = documents.get(file)?.source ?? new Source(file, '');
  const location = { source, pointer: undefined, start: { line: 1, col: 1 } };
  return {
    ruleId: BROKEN_OFF,
    severity: 'error',
    message: `Redocly broke off: ${message}. Look for an empty entry in what was edited last.`,
    location: [location],
    suggest: [],
  };
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

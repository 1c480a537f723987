import { type Registered, readRegister } from '@clientele/openapi/register';
import { commitOf, findBases, readPackages } from '@clientele/semver';
import { turbo } from '@clientele/tasks/turbo';
import { readBase } from '../base/read-base.ts';
import { type ChangedFile, changedLines } from './changed-lines.ts';
import { type ContractFacts, findContracts } from './contracts.ts';
import { attempt, type Known } from './known.ts';
import { type LastRun, readLastRun } from './last-run.ts';
import { type Weighed, weigh } from './weigh.ts';

/** Everything that a report tells. */
export interface Facts {
  /** What is compared with, as people call it. */
  readonly bases: readonly { readonly name: string; readonly commit: string }[];
  readonly weighed: Weighed;
  readonly contracts: readonly ContractFacts[];
  /** Names of contracts that are no longer in the register. */
  readonly removed: readonly string[];
  /** What contracts share. */
  readonly shared: readonly ChangedFile[];
  readonly run?: LastRun;
}

/** What has to be there before anything can be told of a tree. */
export type Generate = (root: string) => Promise<void>;

/**
 * Finds out what changed since a commit; without one, since each package's last release, else since the
 * branch point. What cannot be found out says why in its place.
 *
 * @throws Error when there is nothing to compare with
 */
export async function gather(root: string, ref?: string, generate: Generate = generateAll): Promise<Facts> {
  const [packages, contracts] = await Promise.all([readPackages(root), readRegister(root)]);
  const bases = await findBases(root, packages, ref);
  const head = (await commitOf(root, 'HEAD')) ?? '';
  const [some = { commit: head, name: 'HEAD' }] = bases.values();
  const byContract = new Map(
    packages.map(({ name, contract }) => [contract?.name, bases.get(name) ?? some] as const),
  );
  const generated = await attempt(root, () => generate(root));
  const baseOf = ({ name }: Registered) => (byContract.get(name) ?? some).commit;
  const commits = [...new Set([some.commit, ...contracts.map(baseOf)])];
  const sides = new Map(
    await Promise.all(commits.map(async (commit) => [commit, await readBase(root, commit)] as const)),
  );
  const found = await findContracts(root, contracts, baseOf, sides, generated);
  const broken = found.filter(
    ({ now: { problems } }) => 'value' in problems && problems.value.errors.length > 0,
  );
  const weighed = await weighGenerated(root, ref, generated, broken);
  const run = await readLastRun(root, head);
  const isHere = new Set(contracts.map(({ name }) => name));
  const unique = new Map([...bases.values()].map(({ commit, name }) => [commit + name, { commit, name }]));
  return {
    bases: unique.size > 0 ? [...unique.values()] : [some],
    weighed,
    contracts: found,
    removed: Object.keys(sides.get(some.commit) ?? {}).filter((name) => !isHere.has(name)),
    shared: await changedLines(root, some.commit, ['specs/shared']),
    ...(run ? { run } : {}),
  };
}

/** Older sources would be compared as if they were of what is here. */
function weighGenerated(
  root: string,
  ref: string | undefined,
  generated: Known<unknown>,
  broken: readonly ContractFacts[],
): Promise<Weighed> {
  const names = broken.map(({ name }) => name);
  if ('value' in generated) return weigh(root, ref, names);
  return Promise.resolve({ diff: generated, leftOut: names });
}

async function generateAll(): Promise<void> {
  const failed = await turbo(['generate', '--output-logs=errors-only'], ['ignore', 2, 2]);
  if (failed)
    throw new Error(
      '`pnpm generate` fails here, so there are no sources to compare; run it, and it says why.',
    );
}

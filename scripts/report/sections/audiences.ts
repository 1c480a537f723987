import { furthest, type Impact, type Verdict } from '@clientele/semver';

/** Whom a change of a package reaches, and how far. */
export interface Audience {
  /** `those who call tea` */
  readonly who: string;
  readonly impact: Impact;
}

/** Which entries of a contract's package are for whom. */
const entries: readonly (readonly [who: string, entries: readonly string[]])[] = [
  ['those who call', ['', '/fetch', '/schemas']],
  ['those who serve', ['/server']],
  ['those who test with the scenarios of', ['/scenarios', '/msw']],
];

/** The users of a package by what they do with it, those that it means something for. */
export function audiencesOf(verdict: Verdict): Audience[] {
  const { name, contract, types, manifest, impact } = verdict;
  const shared = furthest(manifest.map((change) => change.impact));
  const isContract = contract.length > 0 || types.some(({ specifier }) => specifier.endsWith('/server'));
  if (!isContract) return [{ who: `those who use \`${name}\``, impact }];
  const wire = furthest(contract.map((change) => change.impact));
  const found = entries.map(([who, paths], index) => {
    const own = types.filter(({ specifier }) => paths.includes(specifier.slice(name.length)));
    const impacts = [...own.map((change) => change.impact), shared, ...(index === 0 ? [wire] : [])];
    return { who: `${who} \`${name.slice(name.indexOf('/') + 1)}\``, impact: furthest(impacts) };
  });
  return found.filter((one) => one.impact !== 'none');
}

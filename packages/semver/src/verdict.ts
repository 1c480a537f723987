import type { Base } from './base.ts';
import type { Changeset } from './changesets.ts';
import type { ContractChange } from './contract/redocly-diff.ts';
import { type Bump, bumpBetween, furthest, type Impact, reaches, requiredBump } from './impact.ts';
import type { ManifestChange } from './package/manifest-changes.ts';
import type { ReportedChange } from './types/type-changes.ts';

/** What was found out about one package. */
export interface Findings {
  readonly name: string;
  /** `packages/boats` */
  readonly folder: string;
  /** What the base has. */
  readonly version: string;
  /** What the working tree has; more than the base when `changeset version` has run. */
  readonly next: string;
  readonly base: Base;
  /** Of the contract; none for a package without one. */
  readonly contract: readonly ContractChange[];
  /** Whether the base has API reports to compare with. */
  readonly typesCompared: boolean;
  readonly types: readonly ReportedChange[];
  /** Of what the package.json promises: entries, engines, peers, dependencies. */
  readonly manifest: readonly ManifestChange[];
  /** Published files that changed and show in none of these: `packages/boats/src/errors.ts`. */
  readonly files: readonly string[];
  /** Things that could not be compared, and why. */
  readonly notes: readonly string[];
  /** The changesets that came after the base. */
  readonly changesets: readonly Changeset[];
  /** Names of those that the base had already: they speak of changes that it had too. */
  readonly earlier: readonly string[];
}

/** What the next release of a package has to be, and what is missing for it. */
export interface Verdict extends Findings {
  readonly contractImpact: Impact;
  readonly typeImpact: Impact;
  readonly impact: Impact;
  readonly required: Impact;
  /** The largest bump that a changeset asks for, or that is made already. */
  readonly present: Impact;
  readonly ok: boolean;
  readonly advice?: Advice;
}

/** The changeset to write, or the one to change. */
export interface Advice {
  readonly action: 'write' | 'change';
  readonly file: string;
  /** The file as it has to be, or the line in it. */
  readonly text: string;
  /** What does it; its words are a draft. */
  readonly command: string;
}

/** Weighs what was found about a package against the changesets. */
export function reachVerdict(findings: Findings): Verdict {
  const contractImpact = furthest(findings.contract.map(({ impact }) => impact));
  const typeImpact = furthest(findings.types.map(({ impact }) => impact));
  const manifestImpact = furthest(findings.manifest.map(({ impact }) => impact));
  const fileImpact = findings.files.length > 0 ? 'patch' : 'none';
  const impact = furthest([contractImpact, typeImpact, manifestImpact, fileImpact]);
  const required = requiredBump(impact, findings.version);
  const asked = findings.changesets.map(({ bumps }) => bumps[findings.name] ?? 'none');
  const present = furthest([...asked, bumpBetween(findings.version, findings.next)]);
  const ok = reaches(present, required);
  const verdict = { ...findings, contractImpact, typeImpact, impact, required, present, ok };
  return ok || required === 'none' ? verdict : { ...verdict, advice: advise(findings, impact, required) };
}

function advise(findings: Findings, impact: Impact, required: Bump): Advice {
  const { name, changesets, contract, types, manifest } = findings;
  const small = changesets.find(({ bumps }) => name in bumps);
  // In the quotes that changesets writes.
  const line = `"${name}": ${required}`;
  if (small) {
    const command = `sed -E -i.bak 's#^.?${name}.?:.*#${line}#' ${small.file} && rm ${small.file}.bak`;
    return { action: 'change', file: small.file, text: line, command };
  }
  const changes = [
    ...contract,
    ...manifest,
    ...types.map(({ unit, ...change }) => ({ ...change, message: `\`${unit}\` ${change.message}` })),
  ];
  const gravest = changes.find((change) => change.impact === impact);
  // Which rule found it says nothing to who reads a changelog.
  const words = gravest?.message.replace(/ \([\w-]+\)$/, '') ?? 'what a user of the package notices';
  const draft = `${impact === 'major' ? 'Breaking: ' : ''}${words}`;
  const command = `pnpm changeset add --${required} ${name} --message '${draft.replaceAll("'", "'\\''")}'`;
  return { action: 'write', file: '.changeset/<name>.md', text: `---\n${line}\n---\n\n${draft}\n`, command };
}

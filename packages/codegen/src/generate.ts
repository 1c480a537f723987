import { resolve } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import { type Job, prepareBundle, readBundle } from './load.ts';
import type { Finding } from './prepare/finding.ts';
import { renderWhatPasses } from './render-what-passes.ts';
import { lastFindings, sha256, writeStamped } from './stamp.ts';

/** Which contracts were written, which had nothing new, and what was found in any of them. */
export interface Generated {
  readonly written: string[];
  readonly unchanged: string[];
  readonly findings: (Finding & { readonly contract: string })[];
}

const bundled = 'openapi.json';

/**
 * Generates the sources of many contracts in one process; those whose bundle has not changed since
 * the last run are left alone. Each document is prepared first ({@link prepare}) and stands, as it
 * is then, in the folder as `openapi.json`. An operation that cannot be done is left out, with its
 * reason among the findings.
 *
 * @example
 * ```ts
 * await generate([{ name: 'library', bundle: 'library/openapi.json', folder: 'library/generated' }]);
 * ```
 * @throws {@link GenerationError} with its code, the contract, the generator and the JSON pointer when nothing
 * at all can be made of a document; nothing of any contract is written then.
 */
export async function generate(jobs: readonly Job[]): Promise<Generated> {
  const generator = await fingerprint();
  const hashOf = (job: Job, text: string) => sha256(generator + (job.errors ?? '') + text);
  const read = await Promise.all(
    jobs.map(async (job) => {
      const text = await readBundle(job);
      const last = await lastFindings(job.folder, hashOf(job, text));
      return last ? { job, last } : { job, text, draft: prepareBundle(job, text) };
    }),
  );
  const changed = read.flatMap((one) => (one.draft ? [one] : []));
  const outputs = await renderWhatPasses(changed);
  for (const [index, { job, text, draft }] of changed.entries()) {
    const document = JSON.stringify(draft.document, null, 2);
    // The next run finds the bundle as this one leaves it.
    const left = resolve(job.bundle) === resolve(job.folder, bundled) ? document : text;
    const files = { ...outputs[index], [bundled]: document };
    await writeStamped(job.folder, hashOf(job, left), files, draft.findings);
  }
  return {
    written: changed.map(({ job }) => job.name),
    unchanged: read.flatMap((one) => (one.last ? [one.job.name] : [])),
    findings: read.flatMap((one) => {
      const findings = one.last ?? one.draft.findings;
      return findings.map((finding) => ({ contract: one.job.name, ...finding }));
    }),
  };
}

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Rating, type RedoclyChange, rateChange } from './rate-change.ts';
import { findRetryChanges } from './retry-changes.ts';

const run = promisify(execFile);
const redocly = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
const rules = join(import.meta.dirname, 'diff-rules.yaml');

/** What one change of a contract means on the wire. */
export interface ContractChange extends Rating {
  /** Where the new contract says it; of a removal, where the old one did. */
  readonly file: string;
  readonly line: number;
  /** Of what is gone: the file to look at now, since `file` and `line` are the old contract's. */
  readonly nearest?: string;
}

interface Report {
  readonly reportVersion: string;
  readonly changes: readonly RedoclyChange[];
}

/**
 * Compares two contracts with `redocly diff`. The documents need not be bundled; places are in the
 * files that were written, relative to `root`.
 *
 * @throws Error with Redocly's own words when it cannot read a document.
 */
export async function compareContracts(
  root: string,
  base: string,
  revision: string,
): Promise<ContractChange[]> {
  const [changes, retries] = await Promise.all([
    runRedocly(root, base, revision),
    findRetryChanges(base, revision),
  ]);
  return [
    ...changes.map((change) => {
      const { file, line } = change.revision ?? change.base ?? { file: '', line: 1 };
      const nearest = change.revision ? {} : { nearest: relative(root, revision) };
      return { ...rateChange(change), file, line, ...nearest };
    }),
    ...retries.map((change) => ({ ...change, file: relative(root, change.file) })),
  ];
}

async function runRedocly(root: string, base: string, revision: string): Promise<readonly RedoclyChange[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'clientele-diff-'));
  try {
    const output = join(scratch, 'report.json');
    const options = ['--config', rules, '--format', 'json', '--fail-on', 'none', '--output', output];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    // From the root, since Redocly names files relative to where it runs.
    await run(process.execPath, [redocly, 'diff', base, revision, ...options], { cwd: root, env }).catch(
      (cause) => {
        throw new Error(
          `redocly diff cannot compare ${relative(root, revision)}. Run \`pnpm lint\`.\n${cause.stderr}`,
          { cause },
        );
      },
    );
    const report: Report = JSON.parse(await readFile(output, 'utf8'));
    if (report.reportVersion !== '1')
      throw new Error(
        `redocly diff wrote report version ${report.reportVersion}, expected 1. Teach rate-change.ts the new one.`,
      );
    return report.changes;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

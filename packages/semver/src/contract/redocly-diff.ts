import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Registered } from '@clientele/openapi/register';
import { type Rating, type RedoclyChange, rateChange } from './rate-change.ts';
import { findRetryChanges, type RetryChange } from './retry-changes.ts';

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

/** What the tools found between two contracts, not rated yet. */
export interface Compared {
  readonly changes: readonly RedoclyChange[];
  readonly retries: readonly RetryChange[];
  /** Not so where a reference leads nowhere, in an imported contract. */
  readonly isWhole: boolean;
}

/**
 * Reads with `redocly diff` what changed between two contracts. The documents need not be bundled.
 *
 * @throws Error with Redocly's own words when it cannot read a document.
 */
export async function readChanges(
  root: string,
  base: string,
  revision: string,
  level: Registered['level'],
  signal?: AbortSignal,
): Promise<Compared> {
  const [found, retries] = await Promise.all([
    runRedocly(root, base, revision, level, signal),
    findRetryChanges(base, revision),
  ]);
  return { ...found, retries };
}

/**
 * Compares two contracts; places are in the files that were written, relative to `root`. In an
 * imported one references may lead nowhere; that something may be missed then is told among the
 * changes.
 *
 * @throws Error as {@link readChanges}
 */
export async function compareContracts(
  root: string,
  base: string,
  revision: string,
  level: Registered['level'],
): Promise<ContractChange[]> {
  const { changes, retries, isWhole } = await readChanges(root, base, revision, level);
  const missed = 'What changed behind references that lead nowhere may be missing here.';
  return [
    ...(isWhole
      ? []
      : [{ impact: 'none' as const, message: missed, file: relative(root, revision), line: 1 }]),
    ...changes.map((change) => {
      const { file, line } = change.revision ?? change.base ?? { file: '', line: 1 };
      const nearest = change.revision ? {} : { nearest: relative(root, revision) };
      return { ...rateChange(change), file, line, ...nearest };
    }),
    ...retries.map(({ operation: _known, ...change }) => ({ ...change, file: relative(root, change.file) })),
  ];
}

async function runRedocly(
  root: string,
  base: string,
  revision: string,
  level: Registered['level'],
  signal?: AbortSignal,
): Promise<Pick<Compared, 'changes' | 'isWhole'>> {
  const scratch = await mkdtemp(join(tmpdir(), 'clientele-diff-'));
  try {
    const output = join(scratch, 'report.json');
    const options = ['--config', rules, '--format', 'json', '--fail-on', 'none', '--output', output];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const settings = { cwd: root, env, maxBuffer: 2 ** 28, ...(signal ? { signal } : {}) };
    // From the root, since Redocly names files relative to where it runs.
    const isWhole = await run(process.execPath, [redocly, 'diff', base, revision, ...options], settings).then(
      () => true,
      (cause) => {
        signal?.throwIfAborted();
        // It writes its report where a reference leads nowhere, and none of what it cannot read.
        if (level === 'imported' && existsSync(output)) return false;
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
    return { changes: report.changes, isWhole };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

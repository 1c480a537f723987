import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Impact } from './impact.ts';

const run = promisify(execFile);
const redocly = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
const rules = join(import.meta.dirname, 'diff-rules.yaml');

/** What one change of a contract means on the wire. */
export interface ContractChange {
  readonly impact: Impact;
  readonly message: string;
  /** Where the new contract says it; of a removal, where the old one did. */
  readonly file: string;
  readonly line: number;
}

interface Place {
  readonly file: string;
  readonly line: number;
}

/** The part of Redocly's report (version 1) that is read here. */
interface Report {
  readonly reportVersion: string;
  readonly changes: readonly {
    readonly path: string;
    readonly kind: string;
    readonly impact: Impact;
    readonly property?: string;
    readonly verdicts: readonly {
      readonly ruleId: string;
      readonly message: string;
      readonly impact: Impact;
    }[];
    readonly base?: Place;
    readonly revision?: Place;
  }[];
}

/**
 * Compares two contracts with `redocly diff`. The documents need not be bundled; places are in the
 * files that were written.
 *
 * @throws Error with Redocly's own words when it cannot read a document.
 */
export async function compareContracts(
  root: string,
  base: string,
  revision: string,
): Promise<ContractChange[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'clientele-diff-'));
  try {
    const output = join(scratch, 'report.json');
    const options = ['--config', rules, '--format', 'json', '--fail-on', 'none', '--output', output];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    // From the root, since Redocly names files relative to where it runs.
    await run(process.execPath, [redocly, 'diff', base, revision, ...options], { cwd: root, env }).catch(
      (cause) => {
        throw new Error(`redocly diff cannot compare ${relative(root, revision)}:\n${cause.stderr}`, {
          cause,
        });
      },
    );
    const report: Report = JSON.parse(await readFile(output, 'utf8'));
    if (report.reportVersion !== '1')
      throw new Error(
        `redocly diff wrote report version ${report.reportVersion}, expected 1. Teach contract-changes.ts the new one.`,
      );
    return report.changes.map(toChange);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function toChange({
  path,
  kind,
  impact,
  property,
  verdicts,
  base,
  revision,
}: Report['changes'][number]): ContractChange {
  const place = revision ?? base ?? { file: '', line: 1 };
  const decisive = verdicts.find((verdict) => verdict.impact === impact);
  const message = decisive
    ? `${decisive.message} (${decisive.ruleId})`
    : `${kind}: ${decodeURIComponent(path)}${property ? `, ${property}` : ''}`;
  return { impact, message, file: place.file, line: place.line };
}

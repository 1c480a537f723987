import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  type Coverage,
  type CoveredCell,
  cellKey,
  expectedCells,
  readContract,
} from '@clientele/contract-testing/coverage';
import { type Registered, readRegister } from '@clientele/openapi/register';

/** What the registry was tested with. */
export interface Served {
  /** The contracts that it implements. */
  readonly contracts: readonly string[];
  readonly databases: readonly string[];
}

/** A kind of tests that has to meet every documented cell, and the folder whose tests they are. */
interface Suite {
  readonly name: string;
  readonly room: string;
  readonly clients: readonly string[];
}

/** What a suite covered of a contract. */
export interface CoverageRow {
  readonly contract: string;
  readonly suite: string;
  readonly covered: number;
  readonly documented: number;
  readonly missing: readonly string[];
}

/**
 * Prints what the tests put over the wire of what the contracts document, a row per contract and
 * suite, and writes it to `coverage/report.json`. What is documented is read from the bundles here,
 * so a contract whose tests never ran is missing in full.
 *
 * @param served of what else than the clients' tests it is asked
 * @returns whether everything was covered
 */
export async function reportCoverage(root: string, served: Served): Promise<boolean> {
  const rows: CoverageRow[] = [];
  for (const contract of await readRegister(root)) {
    for (const suite of suitesOf(root, contract, served)) rows.push(await measure(contract, suite));
  }
  print(rows);
  await mkdir(join(root, 'coverage'), { recursive: true });
  await writeFile(join(root, 'coverage/report.json'), `${JSON.stringify(rows, null, 2)}\n`);
  return rows.every(({ missing, documented }) => missing.length === 0 && documented > 0);
}

function suitesOf(root: string, { name, bundle }: Registered, { contracts, databases }: Served): Suite[] {
  const registry = join(root, 'apps/registry');
  return [
    { name: 'clients', room: resolve(dirname(bundle), '..'), clients: ['sdk', 'fetch'] },
    ...(contracts.includes(name) ? databases : []).map((database) => ({
      name: `registry-${database}`,
      room: registry,
      clients: [database],
    })),
  ];
}

async function measure(entry: Registered, { name, room, clients }: Suite): Promise<CoverageRow> {
  const expected = expectedCells(readContract(entry), clients);
  const seen = new Set(
    (await recorded(join(room, 'coverage', name, `${entry.name}.json`)))
      .filter((cell) => cell.seen > 0)
      .map((cell) => cellKey(cell)),
  );
  const missing = expected.filter((cell) => !seen.has(cellKey(cell)));
  return {
    contract: entry.name,
    suite: name,
    covered: expected.length - missing.length,
    documented: expected.length,
    missing: missing.map((cell) => `${cell.operation} ${cell.status} ${cell.scenario} ${cell.client}`),
  };
}

async function recorded(file: string): Promise<readonly CoveredCell[]> {
  try {
    const coverage: Coverage = JSON.parse(await readFile(file, 'utf8'));
    return coverage.cells;
  } catch (error) {
    console.log(`No coverage in ${file}: ${error instanceof Error ? error.message : error}`);
    return [];
  }
}

function print(rows: readonly CoverageRow[]): void {
  console.log('\nCoverage: operation x status x media type x scenario x client, as seen on the wire\n');
  const cell = (text: string | number, width: number) => String(text).padEnd(width);
  const longest = Math.max(12, ...rows.map(({ contract }) => contract.length)) + 2;
  console.log(
    `  ${cell('contract', longest)}${cell('suite', 20)}${cell('covered', 10)}${cell('documented', 12)}%`,
  );
  for (const { contract, suite, covered, documented, missing } of rows) {
    const percent = documented === 0 ? 0 : Math.floor((covered / documented) * 100);
    console.log(
      `  ${cell(contract, longest)}${cell(suite, 20)}${cell(covered, 10)}${cell(documented, 12)}${percent}`,
    );
    for (const name of missing.slice(0, 10)) console.log(`    missing: ${name}`);
  }
  console.log('');
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparableText, essence, writtenExample } from './content.ts';
import type { Contract, ContractOperation } from './contract.ts';
import { findOperation } from './find-operation.ts';
import type { Recorded } from './recorder.ts';

/** Names the scenario where there is no `Prefer`: on requests to a real server. */
export const scenarioHeader = 'x-clientele-scenario';

/** One thing that a contract documents and a client has to meet. */
export interface Cell {
  readonly operation: string;
  readonly status: number;
  readonly mediaType: string;
  readonly scenario: string;
  readonly client: string;
}

/** A cell, and how often it went over the wire. */
export interface CoveredCell extends Cell {
  readonly seen: number;
}

/** The coverage of one contract by one kind of suite, as written to disk. */
export interface Coverage {
  readonly contract: string;
  readonly suite: string;
  readonly cells: readonly CoveredCell[];
}

/** Every operation × status × media type × scenario × client that the contract documents. */
export function expectedCells(contract: Contract, clients: readonly string[]): Cell[] {
  return contract.operations.flatMap((operation) =>
    operation.scenarios
      .filter(({ unfit }) => unfit === undefined)
      .flatMap(({ name, status, mediaType = '-' }) =>
        clients.map((client) => ({ operation: operation.id, status, mediaType, scenario: name, client })),
      ),
  );
}

/** Counts, from recorded exchanges alone, how often each documented cell was met. */
export function measureCoverage(
  contract: Contract,
  suite: string,
  clients: readonly string[],
  exchanges: readonly Recorded[],
): Coverage {
  const counts = new Map<string, number>();
  for (const exchange of exchanges) {
    const cell = cellOf(contract, exchange);
    if (cell) counts.set(cellKey(cell), (counts.get(cellKey(cell)) ?? 0) + 1);
  }
  const cells = expectedCells(contract, clients).map((cell) => ({
    ...cell,
    seen: counts.get(cellKey(cell)) ?? 0,
  }));
  return { contract: contract.name, suite, cells };
}

/** Writes coverage where the report looks for it: `coverage/<suite>/<contract>.json`. */
export function writeCoverage(coverage: Coverage, folder = 'coverage'): void {
  mkdirSync(join(folder, coverage.suite), { recursive: true });
  const file = join(folder, coverage.suite, `${coverage.contract}.json`);
  writeFileSync(file, `${JSON.stringify(coverage, null, 2)}\n`);
}

function cellOf(contract: Contract, exchange: Recorded): Cell | undefined {
  const operation = findOperation(contract.operations, exchange);
  if (!operation) return undefined;
  const { status, headers } = exchange.response;
  const scenario = scenarioOf(operation, exchange);
  if (!scenario) return undefined;
  const mediaType = essence(headers['content-type'] ?? '') || '-';
  return { operation: operation.id, status, mediaType, scenario, client: exchange.client };
}

/**
 * The scenario that the request asked for, provided that the answer is its answer. Scenarios may
 * share a body, so the name has to be on the wire: `Prefer: example=` or the harness's own header.
 */
function scenarioOf(operation: ContractOperation, { request, response }: Recorded): string | undefined {
  const { prefer, [scenarioHeader]: named } = request.headers;
  const wanted = named ?? prefer?.match(/(?:^|,)\s*example="?([^",]+)/)?.[1] ?? '-';
  const scenario = operation.scenarios.find(
    ({ name, status }) => name === wanted && status === response.status,
  );
  const { mediaType, body } = scenario ?? {};
  const sent = comparableText(response.headers['content-type'] ?? '', response.body);
  return sent === writtenExample(mediaType, body) ? scenario?.name : undefined;
}

/** Identifies a cell. */
export function cellKey({ operation, status, mediaType, scenario, client }: Cell): string {
  return [operation, status, mediaType, scenario, client].join('\n');
}

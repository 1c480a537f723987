import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Contract, createGate, type GateViolation } from '../src/index.ts';
import { conformingExchanges } from './conforming-exchanges.ts';
import { mutantsOf } from './mutants.ts';

/**
 * Breaks every documented answer of a mock in every way that the contract rules out.
 *
 * @returns how many broken responses there were, and those that the gate let pass or blamed on another file
 * @throws when the gate refuses an answer that keeps the contract
 */
export async function surviveGate(
  contract: Contract,
  mock: string,
): Promise<{ count: number; survivors: string[] }> {
  const gate = createGate(contract);
  const survivors: string[] = [];
  let count = 0;
  for (const { operation, scenario, exchange } of await conformingExchanges(contract, mock)) {
    const refused = gate(exchange).map(({ problem }) => problem);
    if (exchange.response.status !== scenario.status) refused.push(`status ${exchange.response.status}`);
    if (refused.length > 0) throw new Error(`${operation.id} ${scenario.name}: ${refused.join('; ')}`);
    for (const { what, response, blamed } of mutantsOf(
      contract,
      `${operation.pointer}/responses`,
      exchange,
    )) {
      count += 1;
      const violations = gate({ ...exchange, response });
      if (isBlamed(violations, blamed)) continue;
      survivors.push(`${operation.id} ${scenario.name} ${what}: ${JSON.stringify({ blamed, violations })}`);
    }
  }
  return { count, survivors };
}

function isBlamed(violations: readonly GateViolation[], files: readonly string[]): boolean {
  const places = violations.map(({ location }) => /^(.+):(\d+)$/.exec(location));
  const exist = places.every((place) => place && isLine(place[1] ?? '', Number(place[2])));
  const named =
    files.length === 0 || files.some((file) => places.some((place) => place?.[1]?.includes(file)));
  return violations.length > 0 && exist && named;
}

const root = resolve(import.meta.dirname, '../../..');
const lengths = new Map<string, number>();

function isLine(file: string, line: number): boolean {
  const length = lengths.get(file) ?? readFileSync(resolve(root, file), 'utf8').split('\n').length;
  lengths.set(file, length);
  return line > 0 && line <= length;
}

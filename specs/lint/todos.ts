import { plainName } from '@clientele/openapi';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { causesOf } from './causes/index.ts';
import { causeLines } from './causes/lines.ts';
import { count } from './count.ts';
import { type Linted, lintContracts, openConfig } from './lint-contracts.ts';
import { listAll, listOne } from './list.ts';
import { type Operation, operationsOf } from './operations.ts';

const MOST = 12;

/**
 * What is to do in an imported contract, or in an operation of it; without one how much is to do in each.
 * A line each.
 *
 * @throws when there is no such contract or operation, or a contract cannot be read
 */
export async function todos(root: string, name?: string, operationId?: string): Promise<string[]> {
  const contracts = choose(await readRegister(root), name);
  if (contracts.length === 0) return ['Every contract is one of the house: nothing is to do.'];
  const lines: string[] = [];
  for await (const linted of lintContracts(await openConfig(root), contracts)) {
    if (!linted.isReadable) throw unreadable(root, linted);
    lines.push(...(name === undefined ? [count(linted)] : await list(root, linted, operationId)));
  }
  return lines;
}

function unreadable(root: string, linted: Linted): Error {
  const lines = causesOf(linted).flatMap((cause) => causeLines(root, cause, { color: false }));
  return new Error([`${linted.contract.name} cannot be read.`, ...lines].join('\n'));
}

function choose(register: readonly Registered[], name: string | undefined): Registered[] {
  const imported = register.filter(({ level }) => level === 'imported');
  if (name === undefined) return imported;
  const contract = register.find((one) => one.name === name);
  if (contract?.level === 'imported') return [contract];
  const names = imported.map((one) => one.name).join(', ') || 'none';
  throw new Error(
    contract
      ? `${name} is a contract of the house: \`pnpm lint\` shows what is wrong with it. Imported: ${names}.`
      : `There is no contract "${name}". Imported: ${names}.`,
  );
}

async function list(root: string, linted: Linted, operationId: string | undefined): Promise<string[]> {
  const operations = await operationsOf(linted);
  if (operationId === undefined) return [...listAll(root, linted, operations), count(linted)];
  const found = operations.filter(({ id }) => id === operationId);
  if (found.length === 0) throw unknownOperation(linted.contract.name, operations, operationId);
  return (await Promise.all(found.map((operation) => listOne(root, linted, operation)))).flat();
}

function unknownOperation(contract: string, operations: readonly Operation[], given: string): Error {
  const names = operations.map(({ id }) => id);
  const alike = names.filter((name) => plainName(name).includes(plainName(given)));
  const shown = (alike.length > 0 ? alike : names).slice(0, MOST);
  const more = (alike.length > 0 ? alike : names).length - shown.length;
  const rest = more > 0 ? ` and ${more} more` : '';
  const which = alike.length > 0 ? 'those alike' : 'it has';
  return new Error(`${contract} has no operation "${given}"; ${which}: ${shown.join(', ')}${rest}.`);
}

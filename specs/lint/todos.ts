import { parseArgs } from 'node:util';
import { plainName } from '@clientele/openapi';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { count } from './count.ts';
import { type Linted, lintContracts, openConfig } from './lint-contracts.ts';
import { listAll, listOne } from './list.ts';
import { type Operation, operationsOf } from './operations.ts';

const MOST = 12;
const usage = `pnpm todos [contract] [operationId]

Lists what is to do in an imported contract until it is one of the house, as file:line:column, the rule
and what to do; with an operationId, what is to do in that operation and in what it reaches. Without a
contract, how much is to do in each.

Exit code 0: it is listed. 1: there is no such contract or operation, or it cannot be read. 2: misuse.`;

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});

async function run(given: readonly string[]): Promise<number> {
  const options = read(given);
  if (!options) return 2;
  const { help, positionals } = options;
  if (help) {
    console.log(usage);
    return 0;
  }
  const [name, operationId] = positionals;
  const root = process.cwd();
  const contracts = choose(await readRegister(root), name);
  for await (const linted of lintContracts(await openConfig(root), contracts)) {
    const lines = name === undefined ? [count(linted)] : await list(linted, operationId);
    console.log(lines.join('\n'));
  }
  if (contracts.length === 0) console.log('Every contract is one of the house: nothing is to do.');
  return 0;
}

function read(given: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { help: { type: 'boolean', default: false } },
    });
    if (positionals.length <= 2) return { ...values, positionals };
    console.error(`Expected a contract and an operation, got "${positionals.join(' ')}".\n\n${usage}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
  return undefined;
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

async function list(linted: Linted, operationId: string | undefined): Promise<string[]> {
  const operations = await operationsOf(linted);
  if (operationId === undefined) return [...listAll(linted, operations), count(linted)];
  const found = operations.filter(({ id }) => id === operationId);
  if (found.length === 0) throw unknownOperation(linted.contract.name, operations, operationId);
  return (await Promise.all(found.map((operation) => listOne(linted, operation)))).flat();
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

import { parseArgs } from 'node:util';
import { todos } from './todos.ts';

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
  const [contract, operationId] = positionals;
  const lines = help ? [usage] : await todos(process.cwd(), contract, operationId);
  console.log(lines.join('\n'));
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

import { parseArgs } from 'node:util';
import { Refusal } from './command/order.ts';
import { scenario } from './command/scenario.ts';

const usage = `pnpm scenario <contract> <Scenario> [--update] [--from <Scenario>]

Writes the response of a scenario: what the vendor's semantics answer to the request in
specs/<contract>/components/examples/<Scenario>.request.yaml, sent to the client that every scenario
starts from. Refers to both where the operation has its examples.

  --update           writes a response anew that is documented and differs
  --from <Scenario>  where there is no request yet, begins with a copy of this scenario's

Exit code 0: it is written, or was written so. 1: it is not, and nothing was changed. 2: misuse.`;

process.exitCode = await run(process.argv.slice(2));

async function run(given: readonly string[]): Promise<number> {
  const options = read(given);
  if (!options) return 2;
  const { help, update, from, positionals } = options;
  const [contract = '', name = ''] = positionals;
  try {
    const lines = help ? [usage] : await scenario(process.cwd(), { contract, scenario: name, update, from });
    console.log(lines.join('\n'));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  }
}

function read(given: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', default: false },
        update: { type: 'boolean', default: false },
        from: { type: 'string' },
      },
    });
    if (values.help || positionals.length === 2) return { ...values, positionals };
    console.error(`Expected a contract and a scenario, got "${positionals.join(' ')}".\n\n${usage}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
  return undefined;
}

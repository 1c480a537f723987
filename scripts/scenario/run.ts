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

/** The command in the root of a clone; gives its exit code. */
export async function run(
  args: readonly string[],
  root: string,
  { log, error: complain }: Pick<Console, 'log' | 'error'> = console,
): Promise<number> {
  const options = read(args);
  if (typeof options === 'string') {
    complain(`${options}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    log(usage);
    return 0;
  }
  try {
    for (const line of await scenario(root, options)) log(line);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(error.message);
    return 1;
  }
}

/** What is asked for, or why it makes no sense. */
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
    const [contract = '', scenario = '', ...others] = positionals;
    if (values.help || (scenario !== '' && others.length === 0)) return { ...values, contract, scenario };
    return `Expected a contract and a scenario, got "${positionals.join(' ')}".`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

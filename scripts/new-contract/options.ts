import { isAbsolute, relative } from 'node:path';
import { parseArgs } from 'node:util';

export const usage = `pnpm new-contract <name> [--from <file or URL>] [--only <tag or path prefix>] [--overlay <file or URL>]...
pnpm new-contract <name> --update [--from <newer file or URL>] [--overlay <file or URL>]...
pnpm new-contract --remove <name> [--force]

Makes a contract: specs/<name>/, its entry in redocly.yaml and packages/<name>/. Without --from it is the
smallest one; with it an OpenAPI document, whose gaps become to-dos (\`pnpm todos <name>\`).

  --from <file or URL>     the document: JSON or YAML, one file or many, or an Overlay with \`extends\`
  --only <tag or prefix>   only the operations with this tag, or below this path (\`/pets\`)
  --overlay <file or URL>  an OpenAPI Overlay to apply; may be given more than once
  --update                 takes a newer version of the document over; what was filled in by hand is kept
  --remove                 takes the contract out again
  --force                  removes it even with changes that are not committed

Exit code 0: it was done. 1: it was refused, and nothing was changed. 2: the options are wrong.`;

/** The command line makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const options = {
  from: { type: 'string' },
  only: { type: 'string' },
  overlay: { type: 'string', multiple: true },
  update: { type: 'boolean', default: false },
  remove: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Which of the others each option goes with. */
const needs = { only: ['from'], overlay: ['from', 'update'], force: ['remove'] } as const;

/** @throws {@link UsageError} */
export function readOptions(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [name = '', ...others] = positionals;
  if (values.help) return { ...values, name };
  if (name === '') throw new UsageError('Expected the name of the contract.');
  if (others.length > 0) throw new UsageError(`Expected one name, got ${positionals.join(', ')}.`);
  for (const [option, required] of Object.entries(needs)) {
    // The keys of `needs` are options.
    const given = Boolean(values[option as keyof typeof needs]);
    if (given && !required.some((one) => values[one])) {
      throw new UsageError(`--${option} goes with --${required.join(' or --')}.`);
    }
  }
  const alone = ['update', 'only', 'from', 'overlay'] as const;
  const beside = values.remove ? alone.find((one) => values[one]) : undefined;
  if (beside) throw new UsageError(`--remove and --${beside} exclude each other.`);
  if (values.update && values.only) throw new UsageError('--update takes the slice that was imported.');
  return {
    ...values,
    name,
    ...(values.from === undefined ? {} : { from: near(values.from) }),
    ...(values.overlay ? { overlay: values.overlay.map(near) } : {}),
  };
}

/** A file from here: what is recorded of it says nothing of a machine. */
function near(place: string): string {
  return isAbsolute(place) ? relative('', place) : place;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

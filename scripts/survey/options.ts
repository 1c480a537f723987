import { parseArgs } from 'node:util';
import { source } from './collection.ts';

const usage = `pnpm survey [n] [--only name] [--speed] [--write] [--json file] [--keep]

Takes n documents (220 by default) of ${source}, one per provider, through generation, type-check, stub
and mock, and prints by root cause what does not pass. The first run fetches the collection with npm.

  --only <name>   this document of the collection alone; may be given more than once
  --speed         measures how long a large document and many contracts take
  --write         writes docs/survey.md: what passes, and how long it takes
  --json <file>   also writes every finding
  --keep          leaves what was generated, and prints where

Exit code 0: it was measured. 1: it is slower than it may be. 2: there is nothing to measure.`;

/**
 * What the program was told; undefined when it was asked for help, which is then printed.
 *
 * @throws with the usage when that cannot be done
 */
export function readOptions(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [count = '220', ...others] = positionals;
  if (values.help) {
    console.log(usage);
    return undefined;
  }
  if (!/^[1-9]\d*$/.test(count) || others.length > 0) {
    throw new Error(`Expected a number of documents, got "${positionals.join(' ')}".\n\n${usage}`);
  }
  return { ...values, count: Number(count) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
        speed: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        json: { type: 'string' },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

import { relative } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import { type Cause, causesOf, lintContract, openConfig } from '@clientele/specs/lint';

/** What lint says of a contract. */
export interface Problems {
  readonly errors: readonly Problem[];
  /** To-dos of an imported contract, by rule. */
  readonly toDos: Readonly<Record<string, number>>;
}

/** One cause, with what is known of how to mend it. */
export interface Problem {
  /** `file:line:column` */
  readonly place: string;
  readonly rule: string;
  readonly message: string;
  /** What to do, or what was meant. */
  readonly fix?: string;
  /** The lines around it. */
  readonly frame: string;
}

/**
 * Lints contracts by the configuration of the tree that they are in.
 *
 * @throws when the configuration cannot be read
 */
export async function findProblems(
  root: string,
  contracts: readonly Registered[],
): Promise<Readonly<Record<string, Problems>>> {
  const config = await openConfig(root);
  const found: Record<string, Problems> = {};
  for (const contract of contracts) {
    const linted = await lintContract(config, contract);
    const toDos: Record<string, number> = {};
    for (const { ruleId, severity } of linted.problems) {
      if (severity === 'warn') toDos[ruleId] = (toDos[ruleId] ?? 0) + 1;
    }
    const errors = causesOf(linted).filter(({ severity }) => severity === 'error');
    found[contract.name] = { toDos, errors: errors.map((cause) => describe(root, cause)) };
  }
  return found;
}

function describe(
  root: string,
  { file, line, column, rule, message, fix, suggestions, frame }: Cause,
): Problem {
  const meant =
    suggestions.length > 0 ? `Did you mean ${suggestions.map((one) => `\`${one}\``).join(' or ')}?` : '';
  const help = [fix, meant].filter(Boolean).join(' ');
  const place = `${relative(root, file)}:${line}:${column}`;
  return { place, rule, message, frame, ...(help === '' ? {} : { fix: help }) };
}

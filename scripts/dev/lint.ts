import type { Registered } from '@clientele/openapi/register';
import type { Cause } from '@clientele/specs/lint';
import {
  type BaseResolver,
  type Config,
  getLineColLocation,
  lint,
  type NormalizedProblem,
} from '@redocly/openapi-core';

/** Stands in until the rooms of the rules has it. */
export async function lintContract(
  config: Config,
  contract: Registered,
  files: BaseResolver,
): Promise<{ contract: Registered; problems: NormalizedProblem[] }> {
  const problems = await lint({
    ref: contract.source,
    config: config.forAlias(contract.name),
    externalRefResolver: files,
  });
  return { contract, problems: problems.filter(({ ignored }) => !ignored) };
}

/** Stands in too. */
export function causesOf({ contract, problems }: Awaited<ReturnType<typeof lintContract>>): Cause[] {
  return problems.map(({ ruleId, severity, message, location: [at], suggest }) => {
    const { start } = at ? getLineColLocation(at) : { start: { line: 1, col: 1 } };
    return {
      rule: ruleId,
      severity: severity as 'error' | 'warn',
      message,
      suggestions: suggest ?? [],
      file: at?.source.absoluteRef ?? contract.source,
      line: start.line,
      column: start.col,
      frame: '',
      also: [],
    };
  });
}

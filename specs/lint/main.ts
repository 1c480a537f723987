import { readRegister } from '@clientele/openapi/register';
import { formatProblems, getTotals, lintConfig, type NormalizedProblem } from '@redocly/openapi-core';
import { count } from './count.ts';
import { lintContracts, openConfig } from './lint-contracts.ts';

// Lints every contract of the register: what is wrong is shown where it stands, what is to do is counted.
process.exitCode = await run(process.cwd()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

async function run(root: string): Promise<number> {
  const contracts = await readRegister(root);
  const config = await openConfig(root);
  const shown: NormalizedProblem[] = [];
  const unknown = new Set<string>();
  const show = (problems: NormalizedProblem[]) => {
    shown.push(...problems);
    formatProblems(problems, { cwd: root, totals: getTotals(problems) });
  };
  show(await lintConfig({ config, severity: 'error' }));
  for await (const linted of lintContracts(config, contracts)) {
    const isImported = linted.contract.level === 'imported';
    show(linted.problems.filter(({ severity }) => severity === 'error' || !isImported));
    if (isImported) console.log(count(linted));
    for (const rule of linted.unknownRules) unknown.add(rule);
  }
  for (const rule of unknown) console.error(`redocly.yaml: there is no rule ${rule}.`);
  const { errors, warnings } = getTotals(shown);
  const failures = errors + unknown.size;
  const kinds = [failures && number(failures, 'error'), warnings && number(warnings, 'warning')];
  console.error(
    `${number(contracts.length, 'contract')}: ${kinds.filter(Boolean).join(', ') || 'no errors'}.`,
  );
  return failures > 0 ? 1 : 0;
}

function number(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

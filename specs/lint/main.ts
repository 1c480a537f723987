import type { Cause } from './causes/cause.ts';
import { causesOf } from './causes/index.ts';
import { causeLines } from './causes/lines.ts';
import { count } from './count.ts';
import { lintContracts } from './lint-contracts.ts';
import { openRepository } from './repository.ts';

// Lints every contract of the register: what is wrong is shown where it stands, what is to do is counted.
process.exitCode = await run(process.cwd()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

async function run(root: string): Promise<number> {
  const shown: Cause[] = [];
  const unknown = new Set<string>();
  const color = process.stdout.hasColors?.() ?? false;
  const show = (causes: readonly Cause[]) => {
    shown.push(...causes);
    for (const cause of causes) console.log(`${causeLines(root, cause, { color }).join('\n')}\n`);
  };
  const { config, contracts, causes } = await openRepository(root);
  show(causes);
  if (!config) return 2;
  let isUnreadable = false;
  for await (const linted of lintContracts(config, contracts)) {
    const isImported = linted.contract.level === 'imported';
    show(causesOf(linted).filter(({ severity }) => severity === 'error' || !isImported));
    if (isImported && linted.isReadable) console.log(count(linted));
    isUnreadable ||= !linted.isReadable;
    for (const rule of linted.unknownRules) unknown.add(rule);
  }
  for (const rule of unknown) console.error(`redocly.yaml: there is no rule ${rule}.`);
  const errors = shown.filter(({ severity }) => severity === 'error').length + unknown.size;
  const warnings = shown.length + unknown.size - errors;
  const kinds = [errors && number(errors, 'error'), warnings && number(warnings, 'warning')];
  console.error(
    `${number(contracts.length, 'contract')}: ${kinds.filter(Boolean).join(', ') || 'no errors'}.`,
  );
  return isUnreadable ? 2 : errors > 0 ? 1 : 0;
}

function number(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

import { sep } from 'node:path';
import type { ScenarioFault } from '@clientele/scenario';
import type { Cause } from '@clientele/specs/lint';
import type { ContractState } from './state.ts';

/** How lines are drawn. */
export interface Drawing {
  /** Files are named from here. */
  readonly root: string;
  readonly color: boolean;
}

/** What is wrong with a contract, gravest first, and what was left out of it. */
export function problemsOf(
  { name, failure, causes, faults, findings }: ContractState,
  drawing: Drawing,
): string[] {
  return [
    ...(failure === undefined ? [] : [`${name}: ${failure}`]),
    ...causes.flatMap((cause) => causeLines(drawing.root, cause, drawing)),
    ...faults.flatMap((fault) => scenarioFaultLines(drawing.root, name, fault)),
    ...findings,
  ];
}

export function causeLines(root: string, cause: Cause, _: { color: boolean }): string[] {
  const { file, line, column, message, frame } = cause;
  return [`${file.replace(root + sep, '')}:${line}:${column} ${message}`, ...frame.split('\n'), ''];
}

export function scenarioFaultLines(root: string, contract: string, fault: ScenarioFault): string[] {
  return [
    `${fault.file.replace(root + sep, '')}:${fault.line} ${contract} ${fault.scenario}: ${fault.message}`,
  ];
}

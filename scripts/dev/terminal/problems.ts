import { scenarioFaultLines } from '@clientele/scenario';
import { causeLines } from '@clientele/specs/lint';
import type { ContractState } from './state.ts';

/** How lines are drawn. */
export interface Drawing {
  /** Files are named from here. */
  readonly root: string;
  readonly color: boolean;
}

/** Why no scenario of a contract was checked. */
export function uncheckedLine(contract: string, unchecked: string): string {
  return `${contract}: scenarios not checked: ${unchecked}`;
}

/** What is wrong with a contract, gravest first, and what was left out of it. */
export function problemsOf(
  { name, failure, causes, faults, findings }: ContractState,
  drawing: Drawing,
): string[] {
  const blocks = [
    failure === undefined ? [] : [`${name}: ${failure}`],
    ...causes.map((cause) => causeLines(drawing.root, cause, drawing)),
    ...faults.map((fault) => scenarioFaultLines(drawing.root, name, fault)),
    [...findings],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines));
}

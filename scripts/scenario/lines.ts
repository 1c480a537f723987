import { relative } from 'node:path';
import { fieldOf, parsePointer } from '@clientele/openapi';
import type { Difference } from '@clientele/openapi/differences';
import type { ScenarioFault } from './fault.ts';

/**
 * A scenario's fault for people: a line for each member that differs, with its place, then what to do.
 *
 * @example
 * ```ts
 * for (const line of scenarioFaultLines(root, contract.name, fault)) console.log(line);
 * ```
 */
export function scenarioFaultLines(root: string, contract: string, fault: ScenarioFault): string[] {
  const file = relative(root, fault.file);
  const { scenario, differences, message, line } = fault;
  const fix =
    fault.fix ?? `If the semantics are right, \`pnpm scenario ${contract} ${scenario} --update\` writes it.`;
  const said = differences.map((one) => ({ line: one.line, what: sentence(one) }));
  if (said.length === 0) said.push({ line, what: message });
  return [...said.map((one) => `${file}:${one.line} ${scenario}: ${one.what}`), `  ${fix}`];
}

/** `client.client_name is "A", the semantics answer "B"` */
export function sentence({ pointer, expected, actual }: Difference): string {
  const member = fieldOf(parsePointer(pointer)) || 'the body';
  const is = expected === undefined ? 'is missing' : `is ${text(expected)}`;
  return `${member} ${is}, the semantics answer ${actual === undefined ? 'none' : text(actual)}`;
}

const most = 120;

function text(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > most ? `${json.slice(0, most)}...` : json;
}

import {
  type OpenApiDocument,
  type Operation,
  type Scenario,
  scenariosOf,
  toPointer,
} from '@clientele/openapi';
import { type Difference, differences } from '@clientele/openapi/differences';
import type { Registered } from '@clientele/openapi/register';
import { Sources } from '@clientele/openapi/sources';
import type { CheckedScenarios, ScenarioFault } from './fault.ts';
import { type Answer, understand } from './understand.ts';
import { Unknown } from './unknown.ts';

/**
 * Checks the scenarios of a contract that have a request: each answer has to be what the vendor's semantics
 * answer, status and body. Files are read as they are now, the document as it is given.
 *
 * @example
 * ```ts
 * const { faults, unchecked } = await checkScenarios(root, contract, document);
 * ```
 */
export async function checkScenarios(
  root: string,
  contract: Registered,
  document: OpenApiDocument,
): Promise<CheckedScenarios> {
  const understood = await understand(root, contract, document).catch((error: unknown) => {
    if (error instanceof Unknown) return error;
    throw error;
  });
  if (understood instanceof Unknown) return { checked: 0, faults: [], unchecked: understood.message };
  const sources = new Sources(contract.source);
  const faults: ScenarioFault[] = [];
  let checked = 0;
  for (const { operation, answer } of understood) {
    for (const scenario of scenariosOf(document, operation)) {
      if (!scenario.ownRequest || scenario.cause) continue;
      checked += 1;
      const fault = faultOf(sources, operation, scenario, answer(scenario.input.body));
      if (fault) faults.push(fault);
    }
  }
  return { checked, faults };
}

function faultOf(
  sources: Sources,
  operation: Operation,
  { name, status, mediaType = '', body }: Scenario,
  answer: Answer,
): ScenarioFault | undefined {
  const response = operation.responses[status]?.pointer ?? operation.pointer;
  const value = response + toPointer(['content', mediaType, 'examples', name, 'value']);
  const fault = (message: string, members: readonly Difference[]): ScenarioFault => ({
    scenario: name,
    ...sources.lineOf(value),
    message,
    ...(answer.isInvalid ? { fix: mendRequest } : {}),
    differences: members.map((one) => ({ ...one, line: sources.lineOf(value + one.pointer).line })),
  });
  if (answer.status !== status) return fault(otherStatus(status, answer), []);
  const members = differences(body, answer.body);
  if (members.length === 0) return undefined;
  const count = `${members.length} ${members.length === 1 ? 'member' : 'members'}`;
  return fault(`differs from what the semantics answer in ${count}`, members);
}

const mendRequest = 'Mend the request. What breaks the schema belongs into the `x-cause` of the response.';

/** `is documented as 200, the semantics answer 400: client_name must be a string` */
function otherStatus(documented: number, { status, reasons }: Answer): string {
  const why = reasons.length > 0 ? `: ${reasons.join('; ')}` : '';
  return `is documented as ${documented}, the semantics answer ${status}${why}`;
}

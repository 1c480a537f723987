import {
  type OpenApiDocument,
  parsePointer,
  requestMediaType,
  responseFor,
  secretNames,
  toPointer,
} from '@clientele/openapi';
import { differences } from '@clientele/openapi/differences';
import type { Contract, ContractOperation } from './contract.ts';
import { locate } from './locate.ts';
import type { TestScenario } from './test-scenarios.ts';

/** More than this is another body, not the one that was meant. */
const shown = 10;

/**
 * In what a received body differs from a scenario's: a line per member, each with the line of the
 * contract that gives the example. Secrets are not shown.
 *
 * @example
 * ```ts
 * differingAnswer(contract, operation, scenario, { name: 'Sencha' });
 * // ['body/name: expected "Assam", received "Sencha" (specs/tea/components/examples/Brew.response.yaml:4)']
 * ```
 */
export function differingAnswer(
  contract: Contract,
  operation: ContractOperation,
  { status, name, mediaType = '', body }: TestScenario,
  received: unknown,
): string[] {
  const { response } = responseFor(operation, status) ?? {};
  const example = (response?.pointer ?? '') + toPointer(['content', mediaType, 'examples', name, 'value']);
  return differing(contract, operation, example, body, received);
}

/** The same of a body that was sent, and the example of the request. */
export function differingRequest(
  contract: Contract,
  operation: ContractOperation,
  { name, ownRequest }: TestScenario,
  expected: unknown,
  sent: unknown,
): string[] {
  const example = ownRequest ? name : (operation.requests[0]?.name ?? '');
  const place = toPointer(['content', requestMediaType(operation) ?? '', 'examples', example, 'value']);
  return differing(contract, operation, (operation.body?.pointer ?? '') + place, expected, sent);
}

function differing(
  { document, source }: Contract,
  operation: ContractOperation,
  example: string,
  expected: unknown,
  received: unknown,
): string[] {
  const secrets = secretsOf(document, operation);
  const found = differences(expected, received);
  const lines = found.slice(0, shown).map(({ pointer, ...values }) => {
    const isSecret = ['body', ...parsePointer(pointer)].some((name) => secrets.includes(name));
    const text = (value: unknown) => (isSecret ? '[redacted]' : shortly(value, secrets));
    const [wanted, given] = [text(values.expected), text(values.actual)];
    return `body${pointer}: expected ${wanted}, received ${given} (${locate(source, example + pointer)})`;
  });
  return found.length > shown ? [...lines, `and ${found.length - shown} more members`] : lines;
}

/** A value in at most a line, without the members that are secret. */
function shortly(value: unknown, secrets: readonly string[]): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value, (key, member) => (secrets.includes(key) ? '[redacted]' : member));
  return text.length > width ? `${text.slice(0, width)}…` : text;
}

const width = 100;

/** Thousands of broken answers are told apart from one example. */
function secretsOf(document: OpenApiDocument, operation: ContractOperation): readonly string[] {
  const known = secrets.get(operation) ?? secretNames(document, operation);
  secrets.set(operation, known);
  return known;
}

const secrets = new WeakMap<ContractOperation, readonly string[]>();

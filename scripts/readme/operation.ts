import type { ContractOperation } from '@clientele/contract-testing';
import {
  functionName,
  namedExamples,
  type OperationObject,
  retryRule,
  type Scenario,
} from '@clientele/openapi';
import { type Node, schemasOf } from './document.ts';
import { fence, json, paragraphs, table } from './markdown.ts';
import { typeTables, typeText } from './types.ts';

/** Of so many operations nobody reads more than a line each. */
export function isLong(operations: readonly ContractOperation[]): boolean {
  return operations.length > 12;
}

/** What the README says of the operations. */
export function describeOperations(document: object, operations: readonly ContractOperation[]): string {
  if (!isLong(operations)) {
    return operations.map((operation) => describeOperation(document, operation)).join('\n\n');
  }
  return table(
    ['function', 'operation', 'what it does'],
    operations.map(({ id, method, path, raw }) => [
      `\`${functionName(id)}\``,
      `\`${method} ${path}\``,
      raw.summary ?? '',
    ]),
  );
}

/** What the README says of one operation. */
function describeOperation(document: object, operation: ContractOperation): string {
  const { body, parameters, raw, responses } = operation;
  const bodies = [body ?? {}, ...Object.values(responses)].flatMap(schemasOf);
  const documented = operation.scenarios.filter(({ generated }) => generated !== 'answer');
  const errors = documented.filter(({ status, ownRequest }) => status >= 400 && !ownRequest);
  const asked = documented.filter(({ ownRequest }) => ownRequest);
  return paragraphs(
    `### \`${functionName(operation.id)}\``,
    `\`${operation.method} ${operation.path}\`: ${raw.summary ?? ''}.`,
    raw.description ?? '',
    describeRetry(raw['x-retry']),
    table(
      ['parameter', 'in', 'type', 'what it is'],
      parameters.map(({ name, in: place, schema = {}, description = '' }) => [
        `\`${name}\``,
        place,
        // Linted documents hold a schema here.
        typeText(document, schema as Node),
        description,
      ]),
    ),
    table(
      ['status', 'body', 'when'],
      Object.entries(responses).map(([status, response]) => [
        status,
        schemasOf(response)
          .map((schema) => typeText(document, schema))
          .join(', '),
        response.description ?? '',
      ]),
    ),
    ...section('### Scenarios', [
      'Named examples of the contract, which the mocks serve and the tests run; the errors that no valid request leads to are below.',
      asked
        .map((scenario, index) => describeScenario(document, operation, scenario, index === 0))
        .join('\n\n'),
    ]),
    ...section('### Errors', [
      table(
        ['status', 'scenario', 'body'],
        errors.map(({ status, name, body }) => [
          `${status}`,
          `\`${name}\``,
          body === undefined ? '' : `\`${JSON.stringify(body)}\``,
        ]),
      ),
    ]),
    ...section('### Fields', [typeTables(document, bodies)]),
  );
}

/** A heading with what stands below it, if something does. */
function section(heading: string, parts: readonly string[]): string[] {
  return parts.at(-1) === '' ? [] : [heading, ...parts];
}

function describeRetry(written: OperationObject['x-retry']): string {
  if (!written) return '';
  const { policy, reason = '', onlyIf } = retryRule(written);
  const condition = onlyIf
    ? `, only if every \`${onlyIf.pointer}\` is ${onlyIf.in.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')}`
    : '';
  return `Retries: \`${policy}\`${condition}. ${reason.trim()}`.trim();
}

function describeScenario(
  document: object,
  operation: ContractOperation,
  { name, status, input, body }: Scenario,
  whole: boolean,
): string {
  const examples = Object.values(operation.body?.content ?? {}).map((media) =>
    namedExamples(document, media),
  );
  const summary = examples.find((named) => Object.hasOwn(named, name))?.[name]?.summary ?? '';
  const answer = whole || status >= 400 ? paragraphs('Answer:', fence('json', json(body))) : '';
  return paragraphs(
    `<details><summary><code>${name}</code> → ${status}: ${summary}</summary>`,
    fence('json', json(input.body)),
    answer,
    '</details>',
  );
}

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
import { typeText } from './types.ts';

/** What the README says of one operation; `tables` describes what earlier ones did not. */
export function describeOperation(
  document: object,
  operation: ContractOperation,
  tables: (roots: readonly Node[]) => string,
): string {
  const { body, parameters, raw, responses } = operation;
  const bodies = [body ?? {}, ...Object.values(responses)].flatMap(schemasOf);
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
    '### Scenarios',
    'Named examples of the contract, which the mocks serve and the tests run; the errors that no valid request leads to are below.',
    operation.scenarios
      .filter(({ ownRequest }) => ownRequest)
      .map((scenario, index) => describeScenario(document, operation, scenario, index === 0))
      .join('\n\n'),
    '### Errors',
    table(
      ['status', 'scenario', 'body'],
      operation.scenarios
        .filter(({ status, ownRequest, generated }) => status >= 400 && !ownRequest && generated !== 'answer')
        .map(({ status, name, body }) => [
          `${status}`,
          `\`${name}\``,
          body === undefined ? '' : `\`${JSON.stringify(body)}\``,
        ]),
    ),
    ...headed('### Fields', tables(bodies)),
  );
}

/** What is under a heading, and the heading if there is something. */
function headed(heading: string, text: string): string[] {
  return text === '' ? [] : [heading, text];
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

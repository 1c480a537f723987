import type { Operation, Scenario } from '@clientele/contract-testing';
import { type Node, operationOf, resolve, schemasOf } from './document.ts';
import { fence, json, paragraphs, table } from './markdown.ts';
import { typeTables, typeText } from './types.ts';
import { functionName } from './usage.ts';

/** What the README says of one operation. */
export function describeOperation(document: object, operation: Operation): string {
  const raw = operationOf(document, operation.method, operation.path);
  const parameters = (raw.parameters ?? []).map((node) => resolve(document, node));
  const bodies = [raw.requestBody, ...Object.values(raw.responses ?? {})].flatMap((node) =>
    node ? schemasOf(document, node) : [],
  );
  return paragraphs(
    `### \`${functionName(operation.id)}\``,
    `\`${operation.method} ${operation.path}\`: ${raw.summary ?? ''}.`,
    raw.description ?? '',
    describeRetry(raw['x-retry']),
    table(
      ['parameter', 'in', 'type', 'what it is'],
      parameters.map(({ name, in: place = '', schema = {}, description = '' }) => [
        `\`${name}\``,
        place,
        typeText(document, schema),
        description,
      ]),
    ),
    table(
      ['status', 'body', 'when'],
      Object.entries(raw.responses ?? {}).map(([status, node]) => [
        status,
        schemasOf(document, node)
          .map((schema) => typeText(document, schema))
          .join(', '),
        resolve(document, node).description ?? '',
      ]),
    ),
    '### Scenarios',
    'Named examples of the contract, which the mocks serve and the tests run; the errors that no valid request leads to are below.',
    operation.scenarios
      .filter(({ ownRequest }) => ownRequest)
      .map((scenario, index) => describeScenario(document, raw, scenario, index === 0))
      .join('\n\n'),
    '### Errors',
    table(
      ['status', 'scenario', 'body'],
      operation.scenarios
        .filter(({ status, ownRequest }) => status >= 400 && !ownRequest)
        .map(({ status, name, body }) => [
          `${status}`,
          `\`${name}\``,
          body === undefined ? '' : `\`${JSON.stringify(body)}\``,
        ]),
    ),
    '### Fields',
    typeTables(document, bodies),
  );
}

function describeRetry(retry: Node['x-retry']): string {
  if (!retry) return '';
  const { policy, reason, onlyIf } = retry;
  const condition = onlyIf
    ? `, only if every \`${onlyIf.pointer}\` is ${onlyIf.in.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')}`
    : '';
  return `Retries: \`${policy}\`${condition}. ${reason.trim()}`;
}

function describeScenario(document: object, raw: Node, scenario: Scenario, whole: boolean): string {
  const { name, status, request, body } = scenario;
  const content = raw.requestBody ? resolve(document, raw.requestBody).content : undefined;
  const [example] = Object.values(content ?? {}).flatMap(({ examples }) => examples?.[name] ?? []);
  const summary = example ? (resolve(document, example).summary ?? '') : '';
  const answer = whole || status >= 400 ? paragraphs('Answer:', fence('json', json(body))) : '';
  return paragraphs(
    `<details><summary><code>${name}</code> → ${status}: ${summary}</summary>`,
    fence('json', json(request)),
    answer,
    '</details>',
  );
}

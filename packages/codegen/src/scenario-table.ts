import {
  type Example,
  exampleOf,
  type OpenApiDocument,
  type Operation,
  operations,
  requestMediaType,
  resolve,
  type Scenario,
  scenariosOf,
} from '@clientele/openapi';
import { heldExample } from './held-example.ts';

/** A scenario as the generated module has it: `Scenario` of @clientele/sdk-runtime. */
export interface TableRow {
  /** Names it among the operation's scenarios. */
  readonly key: string;
  readonly status: number;
  /** What happens, in the contract's words; empty where it has none. */
  readonly summary: string;
  readonly value: { readonly request: object; readonly response: object };
}

/** An operation's scenarios; an operation without examples has none. */
export interface ScenarioTable {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly rows: readonly TableRow[];
}

/** The scenarios that a package exports of a document that {@link asHeld} made, per operation, in the document's order. */
export function scenarioTables(document: OpenApiDocument): ScenarioTable[] {
  return [...operations(document)].map((operation) => {
    const { id, method, path } = operation;
    const keys = new Set<string>();
    const rows = scenariosOf(document, operation).map((scenario): TableRow => {
      const { name, status } = scenario;
      const plain = name === '-' ? `Status${status}` : name;
      const exact = name === '-' ? plain : name + status;
      const numbered = (count: number): string =>
        keys.has(exact + count) ? numbered(count + 1) : exact + count;
      const key = [plain, exact].find((one) => !keys.has(one)) ?? numbered(2);
      keys.add(key);
      const summary = summaryOf(document, operation, scenario);
      return { key, status, summary, value: fixture(document, operation, scenario) };
    });
    return { id, method, path, rows };
  });
}

/** The scenario that stands for an operation: its first success, else what it has. */
export function defaultRow({ rows }: ScenarioTable): TableRow | undefined {
  return rows.find(({ status }) => status >= 200 && status < 300) ?? rows[0];
}

function fixture(document: OpenApiDocument, operation: Operation, scenario: Scenario): TableRow['value'] {
  const { method, path: url, responses } = operation;
  const { status, mediaType, body } = scenario;
  const { path, query, headers, body: sent } = scenario.input;
  // What has no example, and what a status has no body for, is not written.
  const exemplary = (part: object) => Object.entries(part).filter(([, value]) => value !== undefined);
  const given = Object.entries({ path, query, headers })
    .map(([name, part]) => [name, Object.fromEntries(exemplary(part))] as const)
    .filter(([, part]) => Object.keys(part).length > 0);
  const responseMedia = { type: mediaType ?? '', ...responses[status]?.content?.[mediaType ?? ''] };
  const type = requestMediaType(operation) ?? '';
  const requestMedia = { type, ...operation.body?.content[type] };
  return {
    request: {
      method,
      url,
      ...Object.fromEntries(given),
      ...(sent === undefined ? {} : { body: heldExample(document, requestMedia, sent) }),
    },
    response: {
      status,
      headers: {
        ...(mediaType ? { 'Content-Type': mediaType } : {}),
        ...responseHeaders(document, operation, status),
      },
      ...(body === undefined ? {} : { body: heldExample(document, responseMedia, body) }),
    },
  };
}

/** Every header that is documented with an example. */
function responseHeaders(
  document: OpenApiDocument,
  { responses }: Operation,
  status: number,
): Record<string, string> {
  const entries = Object.entries(responses[status]?.headers ?? {}).flatMap(([name, node]) => {
    const example = exampleOf(document, resolve<object>(document, node));
    return example === undefined ? [] : [[name, String(example)]];
  });
  return Object.fromEntries(entries);
}

function summaryOf(
  document: OpenApiDocument,
  { responses }: Operation,
  { name, status, mediaType }: Scenario,
): string {
  // A scenario with a body is an example of that name.
  const example = responses[status]?.content?.[mediaType ?? '']?.examples?.[name];
  return resolve<Example | undefined>(document, example)?.summary ?? responses[status]?.description ?? '';
}

import {
  exampleOf,
  namedExamples,
  type OpenApiDocument,
  type Operation,
  operations,
  resolve,
  type Scenario,
  scenariosOf,
} from '@clientele/openapi';

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

/** The scenarios that a contract's package exports, per operation, in the document's order. */
export function scenarioTables(document: OpenApiDocument): ScenarioTable[] {
  return [...operations(document)].map((operation) => {
    const { id, method, path } = operation;
    const keys = new Set<string>();
    const rows = scenariosOf(document, operation).map((scenario): TableRow => {
      const { name, status } = scenario;
      const [plain, exact] = name === '-' ? [`Status${status}`, `Status${status}`] : [name, name + status];
      const key = keys.has(plain) ? exact : plain;
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
  const { method, path: url } = operation;
  const { status, mediaType, body } = scenario;
  const { path, query, headers, ...rest } = scenario.input;
  const given = Object.entries({ path, query, headers }).filter(([, part]) => Object.keys(part).length > 0);
  const sent = {
    ...(mediaType ? { 'Content-Type': mediaType } : {}),
    ...responseHeaders(document, operation, status),
  };
  // What has no example, and what a status has no body for, is not written.
  return JSON.parse(
    JSON.stringify({
      request: { method, url, ...Object.fromEntries(given), ...rest },
      response: { status, headers: sent, body },
    }),
  );
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
  const media = responses[status]?.content?.[mediaType ?? ''];
  return (media && namedExamples(document, media)[name]?.summary) ?? responses[status]?.description ?? '';
}

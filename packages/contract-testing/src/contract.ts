import { readFileSync } from 'node:fs';
import { resolveReference } from './references.ts';

/** A named example: what an operation answers in one situation, and the request that leads there. */
export interface Scenario {
  /** `-` for a response without a body. */
  readonly name: string;
  readonly status: number;
  /** Absent for a response without a body. */
  readonly mediaType?: string;
  readonly body?: unknown;
  /** The request's body; the first documented one where the scenario has none of its own. */
  readonly request?: unknown;
  /** True when the request example carries the scenario's own name. */
  readonly ownRequest: boolean;
  /** The `x-cause` of an error example. */
  readonly cause?: Readonly<Record<string, unknown>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: { readonly type?: unknown };
  readonly example: unknown;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Media type of the request body, if it has one. */
  readonly requestMediaType?: string;
  readonly scenarios: readonly Scenario[];
}

/** A contract as the harness reads it from its bundle. */
export interface Contract {
  readonly name: string;
  readonly document: Record<string, unknown>;
  /** The hand-written root document, for locations. */
  readonly source: string;
  readonly operations: readonly Operation[];
}

interface Example {
  readonly value?: unknown;
  readonly 'x-cause'?: Record<string, unknown>;
}
type Content = Record<string, { readonly examples?: Record<string, unknown> }>;
interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Record<string, unknown>;
}

const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Reads a bundle that passed lint. */
export function readContract(files: { name: string; bundle: string; source: string }): Contract {
  const document: Record<string, unknown> = JSON.parse(readFileSync(files.bundle, 'utf8'));
  const paths = (document['paths'] ?? {}) as Record<string, Record<string, unknown>>;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    verbs
      .filter((verb) => item[verb])
      // Lint has checked that an Operation Object stands under each verb.
      .map((verb) => readOperation(document, path, verb, item[verb] as RawOperation, item['parameters'])),
  );
  return { name: files.name, document, source: files.source, operations };
}

function readOperation(
  document: object,
  path: string,
  verb: string,
  raw: RawOperation,
  shared: unknown,
): Operation {
  const parameters = [...(Array.isArray(shared) ? shared : []), ...(raw.parameters ?? [])].map((node) =>
    readParameter(document, node),
  );
  const body = resolveReference<{ content?: Content }>(document, raw.requestBody);
  const [requestMediaType] = Object.keys(body?.content ?? {});
  const requests = requestMediaType ? examples(document, body?.content?.[requestMediaType]) : {};
  const scenarios = Object.entries(raw.responses).flatMap(([status, node]) => {
    const response = resolveReference<{ content?: Content }>(document, node);
    return readScenarios(document, Number(status), response?.content ?? {}, requests);
  });
  return {
    id: raw.operationId,
    method: verb.toUpperCase(),
    path,
    parameters,
    scenarios,
    ...(requestMediaType ? { requestMediaType } : {}),
  };
}

function readParameter(document: object, node: unknown): Parameter {
  const raw = resolveReference<Parameter & { examples?: Record<string, unknown>; required?: boolean }>(
    document,
    node,
  );
  const schema = resolveReference<{ type?: unknown; examples?: unknown[] }>(document, raw.schema);
  const [named] = Object.values(raw.examples ?? {});
  const example =
    raw.example ?? resolveReference<Example | undefined>(document, named)?.value ?? schema.examples?.[0];
  return { name: raw.name, in: raw.in, required: raw.required ?? false, schema, example };
}

function readScenarios(
  document: object,
  status: number,
  content: Content,
  requests: Record<string, Example>,
): Scenario[] {
  const [first] = Object.values(requests);
  const fallback = first ? { request: first.value } : {};
  if (Object.keys(content).length === 0) return [{ name: '-', status, ownRequest: false, ...fallback }];
  return Object.entries(content).flatMap(([mediaType, media]) =>
    Object.entries(examples(document, media)).map(([name, example]) => {
      const own = requests[name];
      return {
        name,
        status,
        mediaType,
        body: example.value,
        ownRequest: own !== undefined,
        ...(own ? { request: own.value } : fallback),
        ...(example['x-cause'] ? { cause: example['x-cause'] } : {}),
      };
    }),
  );
}

function examples(document: object, media: Content[string] | undefined): Record<string, Example> {
  const entries = Object.entries(media?.examples ?? {});
  return Object.fromEntries(entries.map(([name, node]) => [name, resolveReference<Example>(document, node)]));
}

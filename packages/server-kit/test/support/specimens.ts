import { createGenerator, type TestScenario, testScenarios } from '@clientele/contract-testing';
import {
  type Cause,
  type Input,
  type MediaType,
  namedExamples,
  type OpenApiDocument,
  type Operation,
  operations,
  requestMediaType,
} from '@clientele/openapi';

export interface Example {
  readonly name: string;
  readonly value: unknown;
  readonly cause?: Cause;
}

export interface Answer extends Example {
  readonly status: number;
  readonly headers: readonly string[];
  readonly mediaType: string;
}

/** An operation with its examples, read from the bundle alone; what has none is generated. */
export interface Specimen {
  readonly operation: Operation;
  readonly path: string;
  /** A request that succeeds. */
  readonly input: Input;
  readonly requests: readonly Example[];
  readonly successes: readonly Answer[];
  /** Those of the contract alone. */
  readonly failures: readonly Answer[];
  /** The schema of its errors, of the first that is declared. */
  readonly errorSchema: unknown;
}

export function specimens(document: OpenApiDocument): readonly Specimen[] {
  const generate = createGenerator(document);
  return [...operations(document)].map((operation) => {
    const { scenarios } = testScenarios(document, operation, generate);
    const answers = scenarios.filter(({ body }) => body !== undefined);
    const [, failing] = Object.entries(operation.responses).find(([status]) => status.startsWith('4')) ?? [];
    const [first] = scenarios;
    const input = first?.input ?? { path: {}, query: {}, headers: {} };
    return {
      operation,
      path: samplePath(operation, input),
      input,
      requests: examplesOf(document, operation.body?.content[requestMediaType(operation) ?? '']),
      successes: answers.filter(({ status }) => status < 300).map((one) => answerOf(operation, one)),
      failures: answers
        .filter(({ status, generated }) => status >= 400 && generated !== 'answer')
        .map((one) => answerOf(operation, one)),
      errorSchema: Object.values(failing?.content ?? {})[0]?.schema,
    };
  });
}

/** The path with the example of each parameter, or with `value` in the place of the last. */
export function samplePath({ path }: Operation, input: Input, value?: string): string {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return path.replace(/\{([^}]*)\}/g, (_match, name: string) => {
    if (value !== undefined && name === names.at(-1)) return value;
    return encodeURIComponent(String(input.path[name]));
  });
}

function answerOf(
  { responses }: Operation,
  { name, status, body: value, mediaType = '', cause }: TestScenario,
): Answer {
  const headers = Object.keys(responses[status]?.headers ?? {});
  return { name, value, status, headers, mediaType, ...(cause ? { cause } : {}) };
}

function examplesOf(document: OpenApiDocument, media: MediaType | undefined): readonly Example[] {
  return Object.entries(namedExamples(document, media ?? {})).map(([name, { value }]) => ({ name, value }));
}

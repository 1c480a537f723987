import { createGenerator, type TestScenario, testScenarios } from '@clientele/contract-testing';
import { type Cause, type Input, type OpenApiDocument, type Operation, operations } from '@clientele/openapi';

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
  /** The status of the answers that the handlers send, where a success is declared. */
  readonly status: number | undefined;
  /** What of the operation can't be asked for, with the reason. */
  readonly unasked: readonly string[];
  /** The schema of its errors, of the first that is declared. */
  readonly errorSchema: unknown;
}

export function specimens(document: OpenApiDocument): readonly Specimen[] {
  const generate = createGenerator(document);
  return [...operations(document)].map((operation) => {
    const { scenarios, unasked, requests } = testScenarios(document, operation, generate);
    const answers = scenarios.filter(({ body, unfit }) => body !== undefined && unfit === undefined);
    const successes = answers.filter(({ status }) => status < 300).map((one) => answerOf(operation, one));
    const bare = Object.entries(operation.responses).find(
      ([key, { content = {} }]) => /^2\d\d$/.test(key) && Object.keys(content).length === 0,
    );
    const [, failing] = Object.entries(operation.responses).find(([status]) => status.startsWith('4')) ?? [];
    const [first] = scenarios;
    const input = first?.input ?? { path: {}, query: {}, headers: {} };
    return {
      operation,
      path: samplePath(operation, input),
      input,
      requests,
      successes,
      status: successes[0]?.status ?? (bare && Number(bare[0])),
      unasked,
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

import {
  type Cause,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  operations,
  resolve,
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

/** An operation with its examples, read from the bundle alone. */
export interface Specimen {
  readonly operation: Operation;
  readonly path: string;
  readonly requests: readonly Example[];
  readonly successes: readonly Answer[];
  readonly failures: readonly Answer[];
  /** The schema of its errors, of the first that is declared. */
  readonly errorSchema: unknown;
}

export function specimens(document: OpenApiDocument): readonly Specimen[] {
  return [...operations(document)].map((operation) => {
    const answers = Object.entries(operation.responses).flatMap(([status, response]) =>
      examplesOf(document, Object.values(response.content ?? {})[0]).map((example) => ({
        ...example,
        status: Number(status),
        mediaType: Object.keys(response.content ?? {})[0] ?? '',
        headers: Object.keys(response.headers ?? {}),
      })),
    );
    const [, failing] = Object.entries(operation.responses).find(([status]) => status.startsWith('4')) ?? [];
    return {
      operation,
      path: samplePath(operation),
      requests: examplesOf(document, Object.values(operation.body?.content ?? {})[0]),
      successes: answers.filter(({ status }) => status < 300),
      failures: answers.filter(({ status }) => status >= 400),
      errorSchema: Object.values(failing?.content ?? {})[0]?.schema,
    };
  });
}

/** The path with the example of each parameter, or with `value` in the place of the last. */
export function samplePath({ path, parameters }: Operation, value?: string): string {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return path.replace(/\{([^}]*)\}/g, (_match, name: string) => {
    if (value !== undefined && name === names.at(-1)) return value;
    const parameter = parameters.find((candidate) => candidate.name === name);
    return encodeURIComponent(String(parameter?.example ?? 'x'));
  });
}

function examplesOf(document: OpenApiDocument, media: MediaType | undefined): readonly Example[] {
  return Object.entries(media?.examples ?? {}).map(([name, node]) => {
    const { value, 'x-cause': cause } = resolve<{ value: unknown; 'x-cause'?: Cause }>(document, node);
    return { name, value, ...(cause ? { cause } : {}) };
  });
}

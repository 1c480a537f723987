/** The parts of an OpenAPI 3.1 document that the generators' preparation touches. */
export interface OpenApi {
  readonly openapi: string;
  readonly servers?: readonly {
    readonly url: string;
    readonly variables?: Readonly<Record<string, { readonly default: string }>>;
  }[];
  readonly paths?: Record<string, Record<string, unknown>>;
  readonly security?: readonly Record<string, readonly string[]>[];
  readonly components?: { readonly schemas?: Record<string, unknown> } & Record<string, unknown>;
}

export interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Record<string, unknown>;
  readonly security?: readonly Record<string, readonly string[]>[];
  /** Whether the operation may be sent again; lint holds it to this form. */
  readonly 'x-retry'?: { readonly policy: string; readonly reason: string } & Record<string, unknown>;
}

export interface Located {
  readonly method: string;
  readonly path: string;
  /** JSON pointer of the operation in the document. */
  readonly pointer: string;
  readonly operation: Operation;
}

const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

export function* operations(document: OpenApi): Generator<Located> {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of verbs) {
      // A path item's verbs hold Operation Objects (OpenAPI 3.1, section 4.8.9).
      const operation = item[method] as Operation | undefined;
      if (operation) yield { method, path, pointer: pointer('paths', path, method), operation };
    }
  }
}

/** RFC 6901, as a URI fragment without percent-encoding, as OpenAPI tools print it. */
export function pointer(...segments: (string | number)[]): string {
  return [
    '#',
    ...segments.map((segment) => String(segment).replaceAll('~', '~0').replaceAll('/', '~1')),
  ].join('/');
}

/** Follows local references until something else stands there. */
export function resolve<T>(document: OpenApi, node: unknown): T {
  let current = node;
  while (isObject(current) && typeof current['$ref'] === 'string') current = at(document, current['$ref']);
  // Linted documents hold what OpenAPI says stands at this place.
  return current as T;
}

export function at(document: OpenApi, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), document);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

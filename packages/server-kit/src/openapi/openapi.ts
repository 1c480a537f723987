import { parsePointer } from './pointer.ts';

/** As much of an OpenAPI 3.1 document as the kit needs to know before it looks inside. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths?: object;
  readonly components?: object;
  readonly security?: readonly object[];
}

/** Security Scheme Object (OpenAPI 3.1, section 4.8.27), with the name that the contract gives it. */
export interface SecurityScheme {
  readonly id: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS';
  /** Of an API key: the header, query parameter or cookie. */
  readonly name?: string;
  readonly in?: 'header' | 'query' | 'cookie';
  /** Of HTTP authentication: `bearer`, `basic`. */
  readonly scheme?: string;
}

/** A JSON Schema 2020-12, object form. */
export type Schema = { readonly [keyword: string]: unknown };

export interface MediaType {
  readonly schema?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: unknown;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Response {
  readonly content?: Readonly<Record<string, MediaType>>;
}

/** Operation Object (section 4.8.10), its references resolved, with where it stands. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly content: Readonly<Record<string, MediaType>> };
  /** By status, status range (`4XX`) or `default`. */
  readonly responses: Readonly<Record<string, Response>>;
  /** Alternatives; every scheme of one alternative is needed. Empty: no security. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** The operations of a document, in its order. */
export function* operations(document: OpenApiDocument): Generator<Operation> {
  for (const [path, raw] of Object.entries(document.paths ?? {})) {
    const item = resolve<Record<string, RawOperation> & { parameters?: unknown[] }>(document, raw);
    for (const method of verbs) {
      const operation = item[method];
      if (operation) yield read(document, path, method, operation, item.parameters ?? []);
    }
  }
}

interface RawOperation {
  readonly operationId?: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Record<string, unknown>;
  readonly security?: Operation['security'];
}

function read(
  document: OpenApiDocument,
  path: string,
  method: string,
  raw: RawOperation,
  inherited: readonly unknown[],
): Operation {
  const parameters = new Map<string, Parameter>();
  for (const node of [...inherited, ...(raw.parameters ?? [])]) {
    const parameter = resolve<Parameter>(document, node);
    parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  const body = resolve<{ required?: boolean; content?: Record<string, MediaType> } | undefined>(
    document,
    raw.requestBody,
  );
  const responses = Object.entries(raw.responses ?? {}).map(([status, node]) => [
    status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
    resolve<Response>(document, node),
  ]);
  return {
    id: raw.operationId ?? `${method} ${path.replace(/\{([^}]*)\}/g, 'by $1')}`,
    method: method.toUpperCase(),
    path,
    parameters: [...parameters.values()],
    ...(body ? { body: { required: body.required === true, content: body.content ?? {} } } : {}),
    responses: Object.fromEntries(responses),
    // Linted documents hold Security Requirement Objects here.
    security: raw.security ?? (document.security as Operation['security'] | undefined) ?? [],
  };
}

/** Follows local references until something else stands there. */
export function resolve<T>(document: OpenApiDocument, node: unknown): T {
  let current = node;
  for (let hops = 0; isObject(current) && typeof current['$ref'] === 'string'; hops += 1) {
    if (hops > 100) throw new TypeError(`${current['$ref']} refers to itself.`);
    current = at(document, current['$ref']);
  }
  // Bundled and linted documents hold at this place what OpenAPI says.
  return current as T;
}

/** What a local reference such as `#/components/schemas/Client` points to (RFC 6901, section 6). */
export function at(document: OpenApiDocument, reference: string): unknown {
  if (!reference.startsWith('#/')) {
    throw new TypeError(`${reference} points out of the document. Bundle the contract first.`);
  }
  const found = parsePointer(decodeURIComponent(reference.slice(1))).reduce<unknown>(
    (node, key) => (isObject(node) ? node[key] : undefined),
    document,
  );
  if (found === undefined) throw new TypeError(`${reference} points to nothing in the document.`);
  return found;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

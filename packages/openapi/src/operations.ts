import type {
  OpenApiDocument,
  Operation,
  OperationObject,
  Parameter,
  RequestBody,
  Response,
  SecurityRequirement,
} from './document.ts';
import { asList, asMap, isObject } from './json.ts';
import { madeOperationId } from './names.ts';
import { toPointer } from './pointer.ts';
import { links, resolve } from './references.ts';

/** The methods that a Path Item Object has members for (OpenAPI 3.1, section 4.8.9). */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/**
 * The operations of a document, in its order, without those that are left out ({@link leftOut}).
 *
 * @throws {@link OpenApiError} when a reference of a path item, parameter, body or response leads nowhere
 * @example
 * ```ts
 * for (const { method, path, id } of operations(document)) console.log(method, path, id);
 * ```
 */
export function* operations(document: OpenApiDocument): Generator<Operation> {
  for (const found of operationObjects(document)) {
    if (found.raw['x-left-out'] === undefined) yield read(document, found);
  }
}

/** An operation that nothing is derived from, and why. */
export interface LeftOut {
  /** JSON pointer of the Operation Object. */
  readonly pointer: string;
  readonly method: string;
  readonly path: string;
  readonly reason: string;
}

/** The operations that say in `x-left-out` why nothing is derived from them, in the document's order. */
export function* leftOut(document: OpenApiDocument): Generator<LeftOut> {
  for (const { method, path, raw } of operationObjects(document)) {
    const reason = raw['x-left-out'];
    if (reason === undefined) continue;
    yield { pointer: toPointer(['paths', path, method]), method: method.toUpperCase(), path, reason };
  }
}

/**
 * Every Operation Object, those that are left out too, with nothing in it resolved.
 *
 * @throws {@link OpenApiError} when a path item refers to nothing
 */
export function* operationObjects(document: OpenApiDocument): Generator<Found> {
  for (const [path, node] of Object.entries(document.paths ?? {})) {
    if (!path.startsWith('/')) continue;
    const item = pathItem(document, node);
    for (const method of methods) {
      // Linted documents hold Operation Objects under each method.
      const raw = item[method] as OperationObject | undefined;
      if (isObject(raw)) yield { path, method, raw, shared: asList(item['parameters']) };
    }
  }
}

/** A path item that refers may say more, as long as no member stands at both places (section 4.8.9). */
export function pathItem(document: OpenApiDocument, node: unknown): Record<string, unknown> {
  const items = [...links(document, node, '')].map((link) => asMap(link.node));
  return Object.assign({}, ...items.toReversed());
}

/** An Operation Object as it stands in the document. */
export interface Found {
  readonly path: string;
  /** The member of the path item, in lower case. */
  readonly method: string;
  readonly raw: OperationObject;
  /** The parameters of the path item. */
  readonly shared: readonly unknown[];
}

function read(document: OpenApiDocument, { path, method, raw, shared }: Found): Operation {
  const item = toPointer(['paths', path]);
  const pointer = item + toPointer([method]);
  const parameters = new Map<string, Parameter>();
  for (const [place, nodes] of [
    [item, shared],
    [pointer, asList(raw.parameters)],
  ] as const) {
    for (const [index, node] of nodes.entries()) {
      const parameter = resolve<Omit<Parameter, 'pointer'>>(document, node);
      const placed = { ...parameter, pointer: place + toPointer(['parameters', index]) };
      parameters.set(`${parameter.in} ${parameter.name}`, placed);
    }
  }
  const body = readBody(document, raw, pointer);
  return {
    id: raw.operationId ?? madeOperationId(method, path),
    method: method.toUpperCase(),
    path,
    pointer,
    parameters: [...parameters.values()],
    ...(body ? { body } : {}),
    responses: readResponses(document, raw, pointer),
    // Linted documents hold Security Requirement Objects here.
    security: raw.security ?? (document.security as readonly SecurityRequirement[] | undefined) ?? [],
    raw,
  };
}

function readBody(document: OpenApiDocument, raw: OperationObject, pointer: string): RequestBody | undefined {
  if (raw.requestBody === undefined) return undefined;
  const body = resolve<Partial<RequestBody>>(document, raw.requestBody);
  return {
    ...body,
    required: body.required === true,
    content: body.content ?? {},
    pointer: `${pointer}/requestBody`,
  };
}

function readResponses(
  document: OpenApiDocument,
  raw: OperationObject,
  pointer: string,
): Record<string, Response> {
  const entries = Object.entries(raw.responses ?? {}).map(([written, node]) => {
    const response = resolve<Omit<Response, 'pointer'>>(document, node);
    const status = written.toUpperCase() === 'DEFAULT' ? 'default' : written.toUpperCase();
    return [status, { ...response, pointer: pointer + toPointer(['responses', written]) }] as const;
  });
  return Object.fromEntries(entries);
}

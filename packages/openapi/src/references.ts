import { isObject } from './json.ts';
import { OpenApiError } from './openapi-error.ts';
import { parseFragment, parsePointer, toPointer } from './pointer.ts';

/** Reference Object (OpenAPI 3.1, section 4.8.23), a Path Item or a schema that refers. */
export type Reference = { readonly $ref: string; readonly [keyword: string]: unknown };

export function isReference(node: unknown): node is Reference {
  return isObject(node) && Object.hasOwn(node, '$ref') && typeof node['$ref'] === 'string';
}

/** The last name in a reference: that of a component, where it points to one. */
export function nameOf({ $ref }: Reference): string {
  return parseFragment($ref.slice($ref.indexOf('#'))).at(-1) ?? '';
}

/** What stands along these names, own members and array items alone; undefined where nothing does. */
export function step(node: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((current, name) => {
    // Digits without a leading zero address an item (RFC 6901, section 4); `-` is none that exists.
    if (Array.isArray(current)) return /^(?:0|[1-9]\d*)$/.test(name) ? current[Number(name)] : undefined;
    return isObject(current) && Object.hasOwn(current, name) ? current[name] : undefined;
  }, node);
}

/**
 * What a JSON pointer names, references on the way not followed; undefined where nothing stands.
 *
 * @throws {@link OpenApiError} `ERR_POINTER_MALFORMED`
 * @example
 * ```ts
 * valueAt(document, '/components/schemas/Client');
 * ```
 */
export function valueAt(document: unknown, pointer: string): unknown {
  return step(document, parsePointer(pointer));
}

/**
 * What a reference such as `#/components/schemas/Client` points to; another reference, if that is what
 * stands there.
 *
 * @throws {@link OpenApiError} `ERR_REFERENCE_EXTERNAL`, `ERR_POINTER_MALFORMED`, `ERR_REFERENCE_DANGLING`
 */
export function at(document: object, reference: string): unknown {
  const found = step(document, target(reference));
  if (found !== undefined) return found;
  const message = `${reference} points to nothing in the document. Add what it names, or correct the reference.`;
  throw new OpenApiError('ERR_REFERENCE_DANGLING', reference, message);
}

/**
 * Follows references until something else stands there. Members beside a `$ref` are left to the caller.
 *
 * @throws {@link OpenApiError} as {@link at}, and `ERR_REFERENCE_CYCLE`
 * @example
 * ```ts
 * resolve<Parameter>(document, { $ref: '#/components/parameters/ClientId' });
 * ```
 */
export function resolve<T>(document: object, node: unknown): T {
  let last = node;
  // Most nodes refer to nothing, and many are asked.
  if (isReference(node)) for (const link of links(document, node, '')) last = link.node;
  // Bundled and linted documents hold at this place what OpenAPI says.
  return last as T;
}

/**
 * Where a place of a document really stands: a pointer through references becomes one without. What
 * stands there last may be a reference.
 *
 * @throws {@link OpenApiError} as {@link resolve}
 * @example
 * ```ts
 * canonicalPointer(document, '/paths/~1teas/get/responses/200/content');
 * // '/components/responses/Teas/content', where the 200 is a reference
 * ```
 */
export function canonicalPointer(document: object, pointer: string): string {
  let place: Link = { node: document, pointer: '' };
  for (const name of parsePointer(pointer)) {
    let holder = place;
    for (holder of links(document, place.node, place.pointer)) {
      // What stands beside a `$ref` goes before what it refers to.
      if (step(holder.node, [name]) !== undefined) break;
    }
    place = { node: step(holder.node, [name]), pointer: holder.pointer + toPointer([name]) };
  }
  return place.pointer;
}

/** A node on the way along references, and where it stands. */
interface Link {
  readonly node: unknown;
  readonly pointer: string;
}

/**
 * A node, what it refers to, what that refers to, and so on.
 *
 * @throws {@link OpenApiError} as {@link resolve}
 */
export function* links(document: object, node: unknown, pointer: string): Generator<Link> {
  const seen = new Set<unknown>();
  let link: Link = { node, pointer };
  yield link;
  while (isReference(link.node)) {
    const { $ref } = link.node;
    if (seen.has(link.node)) {
      const message = `${$ref} refers to itself. Put what it means in the place of one of the references.`;
      throw new OpenApiError('ERR_REFERENCE_CYCLE', $ref, message);
    }
    seen.add(link.node);
    link = { node: at(document, $ref), pointer: toPointer(target($ref)) };
    yield link;
  }
}

function target(reference: string): readonly string[] {
  if (reference.startsWith('#')) return parseFragment(reference);
  const message = `${reference} points out of the document. Bundle the contract first.`;
  throw new OpenApiError('ERR_REFERENCE_EXTERNAL', reference, message);
}

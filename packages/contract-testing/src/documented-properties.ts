import type { Contract, Operation } from './contract.ts';
import { isObject, resolveReference } from './references.ts';
import type { Exchange } from './strict-gate.ts';
import { findOperation } from './strict-gate.ts';

/** Every member that an operation's responses document: `updateClient 200 /client/name`. */
export function documentedProperties(contract: Contract, operation: Operation): Set<string> {
  const found = new Set<string>();
  const paths = contract.document['paths'] as Record<string, Record<string, { responses: object }>>; // Linted.
  const responses = paths[operation.path]?.[operation.method.toLowerCase()]?.responses ?? {};
  for (const [status, node] of Object.entries(responses)) {
    const { content = {} } = resolveReference<{ content?: Record<string, { schema?: unknown }> }>(
      contract.document,
      node,
    );
    for (const { schema } of Object.values(content)) {
      for (const pointer of members(contract.document, schema, '', new Set())) {
        found.add(`${operation.id} ${status} ${pointer}`);
      }
    }
  }
  return found;
}

/** Every member that an answer has, written in the same way. */
export function sentProperties(contract: Contract, exchange: Exchange): Set<string> {
  const operation = findOperation(contract, exchange);
  if (!operation || exchange.response.body === '') return new Set();
  const pointers = present(JSON.parse(exchange.response.body), '');
  return new Set([...pointers].map((pointer) => `${operation.id} ${exchange.response.status} ${pointer}`));
}

function* members(document: object, node: unknown, at: string, seen: Set<unknown>): Generator<string> {
  const schema = resolveReference<unknown>(document, node);
  if (!isObject(schema) || seen.has(schema)) return;
  const inner = new Set([...seen, schema]);
  const { properties = {}, items, additionalProperties } = schema;
  for (const [name, child] of Object.entries(properties as object)) {
    yield `${at}/${name}`;
    yield* members(document, child, `${at}/${name}`, inner);
  }
  if (items) yield* members(document, items, `${at}/*`, inner);
  if (isObject(additionalProperties)) yield* members(document, additionalProperties, `${at}/*`, inner);
  for (const branch of ['allOf', 'anyOf', 'oneOf']) {
    const list = schema[branch];
    if (Array.isArray(list)) for (const child of list) yield* members(document, child, at, inner);
  }
}

function* present(value: unknown, at: string): Generator<string> {
  if (!isObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    // A member of a list or of a map stands for all of them.
    for (const name of Array.isArray(value) ? ['*'] : [key, '*']) {
      yield `${at}/${name}`;
      yield* present(child, `${at}/${name}`);
    }
  }
}

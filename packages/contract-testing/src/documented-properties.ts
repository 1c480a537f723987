import { asList, asMap, isObject, mediaKind, resolve, toPointer } from '@clientele/openapi';
import type { Contract, ContractOperation } from './contract.ts';
import { findOperation } from './find-operation.ts';
import type { Exchange } from './strict-gate.ts';

/** Every member that an operation's responses document: `updateClient 200 /client/name`. */
export function documentedProperties(
  { document }: Contract,
  { id, responses }: ContractOperation,
): Set<string> {
  const found = new Set<string>();
  for (const [status, { content = {} }] of Object.entries(responses)) {
    for (const { schema } of Object.values(content)) {
      for (const pointer of members(document, schema, '', new Set())) found.add(`${id} ${status} ${pointer}`);
    }
  }
  return found;
}

/** Every member that an answer has, written in the same way. */
export function sentProperties(contract: Contract, exchange: Exchange): Set<string> {
  const operation = findOperation(contract.operations, exchange);
  const { body, headers } = exchange.response;
  if (!operation || body === '' || mediaKind(headers['content-type'] ?? '') !== 'json') return new Set();
  const pointers = present(JSON.parse(body), '');
  return new Set([...pointers].map((pointer) => `${operation.id} ${exchange.response.status} ${pointer}`));
}

function* members(document: object, node: unknown, at: string, seen: Set<unknown>): Generator<string> {
  const schema = resolve<unknown>(document, node);
  if (!isObject(schema) || seen.has(schema)) return;
  const inner = new Set([...seen, schema]);
  for (const [name, child] of Object.entries(asMap(schema['properties']))) {
    const member = at + toPointer([name]);
    yield member;
    yield* members(document, child, member, inner);
  }
  for (const child of [schema['items'], schema['additionalProperties']]) {
    yield* members(document, child, `${at}/*`, inner);
  }
  for (const branch of ['allOf', 'anyOf', 'oneOf']) {
    for (const child of asList(schema[branch])) yield* members(document, child, at, inner);
  }
}

function* present(value: unknown, at: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    // A member of a list or of a map stands for all of them.
    for (const name of Array.isArray(value) ? ['*'] : [key, '*']) {
      const member = at + toPointer([name]);
      yield member;
      yield* present(child, member);
    }
  }
}

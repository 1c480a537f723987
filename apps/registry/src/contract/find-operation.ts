import type { Json } from '../vendors/vendor.ts';
import { asObject, descend } from './descend.ts';

/** An operation, and where it is. */
export interface FoundOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: Json;
}

const METHODS = ['put', 'patch', 'post'];

/**
 * The first operation that takes a body and names this parameter in its path.
 *
 * @throws {TypeError} when the contract has none.
 */
export function findOperation(document: Json, parameter: string): FoundOperation {
  for (const [path, item] of Object.entries(asObject(descend(document, document, ['paths'])))) {
    if (!path.includes(`{${parameter}}`)) continue;
    for (const [method, operation] of Object.entries(asObject(item))) {
      if (METHODS.includes(method)) return { path, method, operation };
    }
  }
  throw new TypeError(`The contract has no operation with {${parameter}} in its path that takes a body.`);
}

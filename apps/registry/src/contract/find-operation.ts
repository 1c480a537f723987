import { type OpenApiDocument, type Operation, operations } from '@clientele/openapi';

/**
 * The first operation that takes a body and names this parameter in its path.
 *
 * @throws {TypeError} when the contract has none.
 */
export function findOperation(document: OpenApiDocument, parameter: string): Operation {
  for (const operation of operations(document)) {
    if (operation.body && operation.path.includes(`{${parameter}}`)) return operation;
  }
  throw new TypeError(`The contract has no operation with {${parameter}} in its path that takes a body.`);
}

import { type OpenApiDocument, type Operation, operationsOn } from '@clientele/openapi';

/**
 * The first operation that takes a body and names this parameter in its path.
 *
 * @throws {TypeError} when the contract has none.
 */
export function findOperation(document: OpenApiDocument, parameter: string): Operation {
  const [operation] = operationsOn(document, parameter);
  if (operation) return operation;
  throw new TypeError(`The contract has no operation with {${parameter}} in its path that takes a body.`);
}

import { type OpenApiDocument, type Operation, operations } from '@clientele/openapi';
import { createValidators } from '../schema/validators.ts';
import { type ResponseContract, responseContract } from './response-contract.ts';

/** The operations of a document, in its order, with what it declares of their answers. */
export type ResponseContracts = ReadonlyMap<Operation, ResponseContract>;

export function responseContracts(document: OpenApiDocument): ResponseContracts {
  const validators = createValidators(document, 'response');
  return new Map(
    [...operations(document)].map((operation) => [operation, responseContract(operation, validators)]),
  );
}

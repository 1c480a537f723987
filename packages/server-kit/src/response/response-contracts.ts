import { type OpenApiDocument, type Operation, operations } from '@clientele/openapi';
import { createValidators, type Validators } from '../schema/validators.ts';
import { type ResponseContract, responseContract } from './response-contract.ts';

/** What a document declares of answers. */
export interface ResponseContracts {
  /** In the document's order. */
  readonly operations: ReadonlyMap<Operation, ResponseContract>;
  readonly unchecked: Validators['unchecked'];
}

export function responseContracts(document: OpenApiDocument): ResponseContracts {
  const validators = createValidators(document, 'response');
  const found = [...operations(document)].map(
    (operation) => [operation, responseContract(operation, validators)] as const,
  );
  return { operations: new Map(found), unchecked: validators.unchecked };
}

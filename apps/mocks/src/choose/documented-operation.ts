import {
  type OpenApiDocument,
  type Operation,
  operations,
  type Scenario,
  scenariosOf,
} from '@clientele/openapi';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import type { DocumentedAnswer } from './choice.ts';

/** An operation as its contract documents it. */
export interface DocumentedOperation {
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  /** In the order of the responses. */
  readonly scenarios: readonly Scenario[];
}

/** By method in lower case and path; made once for each contract. */
const known = new WeakMap<MockedContract, ReadonlyMap<string, DocumentedOperation>>();

/** What the contract's document says of an operation; Prism drops extensions of examples. */
export function documentedOperation(
  contract: MockedContract,
  { method, path }: Pick<PrismOperation, 'method' | 'path'>,
): DocumentedOperation | undefined {
  const all = known.get(contract) ?? documentedOperations(contract.document);
  known.set(contract, all);
  return all.get(`${method} ${path}`);
}

/** How Prism is asked for a scenario. */
export function answerOf({ status, name }: Scenario): DocumentedAnswer {
  return { code: status, exampleKey: name };
}

function documentedOperations(document: OpenApiDocument): ReadonlyMap<string, DocumentedOperation> {
  return new Map(
    [...operations(document)].map((operation) => [
      `${operation.method.toLowerCase()} ${operation.path}`,
      { document, operation, scenarios: scenariosOf(document, operation) },
    ]),
  );
}

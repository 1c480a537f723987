import { readFileSync } from 'node:fs';
import {
  type OpenApiDocument,
  type Operation,
  operations,
  requestMediaType,
  type Scenario,
  scenariosOf,
} from '@clientele/openapi';

/** An operation with what is tested of it. */
export interface ContractOperation extends Operation {
  /** Media type of the request body, if it has one. */
  readonly requestMediaType?: string;
  readonly scenarios: readonly Scenario[];
}

/** A contract as the harness reads it from its bundle. */
export interface Contract {
  readonly name: string;
  readonly document: OpenApiDocument;
  /** The hand-written root document, for locations. */
  readonly source: string;
  readonly operations: readonly ContractOperation[];
}

/** Reads a bundle that passed lint. */
export function readContract(files: { name: string; bundle: string; source: string }): Contract {
  const document: OpenApiDocument = JSON.parse(readFileSync(files.bundle, 'utf8'));
  const read = [...operations(document)].map((operation): ContractOperation => {
    const mediaType = requestMediaType(operation);
    const scenarios = scenariosOf(document, operation);
    return { ...operation, scenarios, ...(mediaType ? { requestMediaType: mediaType } : {}) };
  });
  return { name: files.name, document, source: files.source, operations: read };
}

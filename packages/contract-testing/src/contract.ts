import { readFileSync } from 'node:fs';
import {
  leftOut,
  type OpenApiDocument,
  type Operation,
  operations,
  requestMediaType,
} from '@clientele/openapi';
import { createGenerator } from './generate-value.ts';
import { type Tested, type TestScenario, testScenarios } from './test-scenarios.ts';

/** An operation with what is tested of it. */
export interface ContractOperation extends Operation, Tested {
  /** Media type of the request body, if it has one. */
  readonly requestMediaType?: string;
  readonly scenarios: readonly TestScenario[];
}

/** A contract as the harness reads it from its bundle. */
export interface Contract {
  readonly name: string;
  readonly document: OpenApiDocument;
  /** The hand-written root document, for locations. */
  readonly source: string;
  readonly operations: readonly ContractOperation[];
  /** Operations that nothing is derived from, each with its reason. */
  readonly leftOut: readonly string[];
}

/** Reads a bundle that passed lint. */
export function readContract(files: { name: string; bundle: string; source: string }): Contract {
  const document: OpenApiDocument = JSON.parse(readFileSync(files.bundle, 'utf8'));
  const generate = createGenerator(document);
  const read = [...operations(document)].map((operation): ContractOperation => {
    const mediaType = requestMediaType(operation);
    const tested = testScenarios(document, operation, generate);
    return { ...operation, ...tested, ...(mediaType ? { requestMediaType: mediaType } : {}) };
  });
  const reasons = [...leftOut(document)].map(({ method, path, reason }) => `${method} ${path}: ${reason}`);
  return { name: files.name, document, source: files.source, operations: read, leftOut: reasons };
}

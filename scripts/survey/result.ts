import type { Finding } from '@clientele/codegen';

/** What is done with a document, in this order. */
export const steps = ['generate', 'types', 'stub', 'mock'] as const;
export type Step = (typeof steps)[number];

/** Why a document does not pass a step. */
export interface Failure {
  readonly step: Step;
  /** Whose code it is that fails. */
  readonly fault: string;
  readonly message: string;
  /** Where, when that is known: a pointer into the document, a line of the generated module. */
  readonly place?: string;
}

/** How far a document came. */
export interface Result {
  readonly name: string;
  /** Those of the document as it was found. */
  readonly operations: number;
  /** Those that the SDK has a function for. */
  readonly generated: number;
  /** What was mended and what was left out. */
  readonly findings: readonly Finding[];
  readonly passed: readonly Step[];
  readonly failures: readonly Failure[];
  readonly seconds: Partial<Record<Step, number>>;
  /** Peak of the process that generated it. */
  readonly megabytes: number;
}

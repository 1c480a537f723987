import type { PublicDocument } from './documents.ts';

/** What is done with an imported document, in this order. */
export const steps = ['import', 'install', 'lint', 'generate', 'types', 'tests', 'build', 'pack'] as const;
export type Step = (typeof steps)[number];

/** How far a document came. */
export interface Imported {
  readonly document: PublicDocument;
  /** Those of the document in the order of its paths; webhooks are not among them. */
  readonly operations: number;
  readonly leftOut: readonly string[];
  /** What the import said. */
  readonly notes: readonly string[];
  readonly todos: number;
  readonly tests?: { readonly passed: number; readonly failed: number; readonly skipped: number };
  readonly seconds: Partial<Record<Step, number>>;
  readonly failure?: { readonly step: Step; readonly message: string };
}

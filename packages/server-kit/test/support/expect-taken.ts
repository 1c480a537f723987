import { expect } from 'vitest';
import type { Served } from './serve.ts';
import type { Specimen } from './specimens.ts';

/** Checks that a request came to its handler, and that its answer was sent where the contract declares a success. */
export function expectTaken(
  { calls }: Served,
  specimen: Specimen,
  answer: { readonly status: number },
): void {
  expect(calls).toEqual([specimen.operation.id]);
  if (specimen.status !== undefined) expect(answer.status).toBe(specimen.status);
}

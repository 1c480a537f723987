import { expect } from 'vitest';
import { createValidators } from '../../src/schema/validators.ts';
import type { Stub } from '../support/serve.ts';
import type { Specimen } from '../support/specimens.ts';

export type CheckShape = (body: string) => void;

/** Checks that a body is an error as the contract declares it, with no member beside. */
export function errorShape({ document }: Stub, { errorSchema }: Specimen): CheckShape {
  const validate = createValidators(document, 'response').compile(errorSchema ?? true, 'body', 'errors');
  return (body) => expect(validate(JSON.parse(body)), body).toEqual([]);
}

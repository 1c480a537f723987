import { expect } from 'vitest';
import type { Stub } from '../support/serve.ts';
import type { Specimen } from '../support/specimens.ts';
import { validatorsOf } from '../support/validators.ts';

/** What an error is sent as where the contract does not declare another. */
export const problemType = 'application/problem+json';
const text = { type: 'string' };
/** RFC 9457, section 3.1, and what the kit adds. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    errors: { type: 'array' },
  },
};

export type CheckShape = (body: string) => void;

/** Checks that a body is an error as the contract declares it, with no member beside. */
export function errorShape(
  { document, ownErrors = true }: Stub,
  { errorSchema, operation }: Specimen,
): CheckShape {
  const schema = ownErrors ? (errorSchema ?? true) : problem;
  const validate = validatorsOf(document).response.compile(schema, 'body', 'errors');
  return (body) => {
    // An answer to HEAD has none (RFC 9110, section 9.3.2).
    if (body === '' && operation.method === 'HEAD') return;
    expect(validate(JSON.parse(body)), body).toEqual([]);
  };
}

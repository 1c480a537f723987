import { type Cause, type OpenApiDocument, operations, scenariosOf } from '@clientele/openapi';

/** What is wrong with a request before it reaches the contract. */
export type BodyCause = Extract<keyof Cause, 'rawBody' | 'bodySize'>;

/** Where a contract documents the answer to a cause. */
export type DocumentedAnswer = { code: number; exampleKey: string };

/**
 * Finds the response examples that document a {@link Cause}: those whose `x-cause` has that one key.
 * Prism drops extensions of examples, so they are read from the bundle. Keys: `put /pots/{id} rawBody`.
 *
 * @example
 * ```ts
 * documentedCauses(bundle).get('put /pots/{id} rawBody'); // { code: 400, exampleKey: 'MalformedJson' }
 * ```
 */
export function documentedCauses(document: OpenApiDocument): Map<string, DocumentedAnswer> {
  const found = new Map<string, DocumentedAnswer>();
  for (const operation of operations(document)) {
    for (const { status, name, cause = {} } of scenariosOf(document, operation)) {
      const [only, ...others] = Object.keys(cause);
      const key = `${operation.method.toLowerCase()} ${operation.path} ${only}`;
      if (only && others.length === 0 && !found.has(key)) found.set(key, { code: status, exampleKey: name });
    }
  }
  return found;
}

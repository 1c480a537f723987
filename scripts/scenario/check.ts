import { type OpenApiDocument, scenariosOf, toPointer } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { Sources } from '@clientele/openapi/sources';
import type { CheckedScenarios } from './fault.ts';
import { faultOf } from './fault-of.ts';
import { understand } from './understand.ts';
import { Unknown } from './unknown.ts';

/**
 * Checks the scenarios of a contract that have a request: each answer has to be what the vendor's semantics
 * answer, status and body. Files are read as they are now, the document as it is given.
 *
 * @example
 * ```ts
 * const { faults, unchecked } = await checkScenarios(root, contract, document);
 * ```
 */
export async function checkScenarios(
  root: string,
  contract: Registered,
  document: OpenApiDocument,
): Promise<CheckedScenarios> {
  const understood = await understand(root, contract, document).catch((error: unknown) => {
    if (error instanceof Unknown) return error;
    throw error;
  });
  if (understood instanceof Unknown) return { checked: 0, faults: [], unchecked: understood.message };
  const sources = new Sources(contract.source);
  const results = understood.flatMap(({ operation: { responses, ...operation }, answer }) =>
    scenariosOf(document, { responses, ...operation })
      .filter(({ ownRequest, cause }) => ownRequest && !cause)
      .map(({ name, status, mediaType = '', body, input }) => {
        const response = responses[status]?.pointer ?? operation.pointer;
        const pointer = response + toPointer(['content', mediaType, 'examples', name, 'value']);
        return faultOf({ scenario: name, status, body, sources, pointer }, answer(input.body));
      }),
  );
  return { checked: results.length, faults: results.filter((fault) => fault !== undefined) };
}

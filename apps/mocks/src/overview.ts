import { operations, scenariosOf } from '@clientele/openapi';
import type { Answer } from './answer.ts';
import type { MockedContract } from './contract.ts';
import type { VendorUrls } from './gateway.ts';

/**
 * What can be asked of a mock: where, and per operation the examples that `Prefer: example=` chooses.
 * Undefined where the contract has an answer of its own at `/`.
 *
 * @example
 * ```ts
 * overview(contract, vendors['tea'])?.body; // '{ "url": ..., "operations": [{ "request": "GET /teas", ... }] }'
 * ```
 */
export function overview({ document }: MockedContract, urls: VendorUrls): Answer | undefined {
  const all = [...operations(document)];
  if (all.some(({ path }) => path === '/')) return undefined;
  const asked = all.map((operation) => ({
    request: `${operation.method} ${operation.path}`,
    operationId: operation.id,
    examples: scenariosOf(document, operation).flatMap(({ name }) => (name === '-' ? [] : [name])),
  }));
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...urls, operations: asked }, null, 2),
    violations: [],
  };
}

import { createInstance } from '@stoplight/prism-http';
import type { PrismViolation } from './answer.ts';
import type { PrismRequest } from './ask-prism.ts';
import { logger, type PrismOperation, prismConfig } from './contract.ts';
import { toViolation } from './diagnostic.ts';

/** Prism that routes and checks, and answers nothing. */
const checker = createInstance(prismConfig, {
  logger,
  // The request has been routed already. Either and ReaderEither are plain values and functions.
  route: ({ resources: [operation] }) =>
    operation ? right(operation) : { _tag: 'Left', left: new Error('It is routed to no operation.') },
  mock: () => () => right({ statusCode: 200 }),
  validateOutput: ({ element }) => right(element),
});

/**
 * What Prism has against a request, without its answer: that need not be made for each of them.
 *
 * @example
 * ```ts
 * const violations = await checkRequest(operation, { method: 'get', url: { path: '/teas' } });
 * ```
 */
export async function checkRequest(
  operation: PrismOperation,
  request: PrismRequest,
  validateRequest = true,
): Promise<PrismViolation[]> {
  const result = await checker.request(request, [operation], { ...prismConfig, validateRequest })();
  if (result._tag === 'Left') throw result.left;
  return result.right.validations.input.map((found) => toViolation('request', found));
}

function right<T>(value: T): { readonly _tag: 'Right'; readonly right: T } {
  return { _tag: 'Right', right: value };
}

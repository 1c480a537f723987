import type { OpenApiDocument, Operation } from './document.ts';
import { operations } from './operations.ts';

/**
 * The operations that change what a path parameter names: they take a body and have it in their path.
 *
 * @throws {@link OpenApiError} when a reference leads nowhere
 * @example
 * ```ts
 * const [update] = operationsOn(document, 'client_id');
 * ```
 */
export function operationsOn(document: OpenApiDocument, parameter: string): readonly Operation[] {
  return [...operations(document)].filter(({ path, body }) => body && path.includes(`{${parameter}}`));
}

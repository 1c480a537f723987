import type { Operation, Response } from './document.ts';

/** A Response Object, and the key that it stands under: a status, a range such as `4XX`, or `default`. */
export interface DocumentedResponse {
  readonly key: string;
  readonly response: Response;
}

/**
 * What an operation documents for a status: the status itself goes before its range, that before
 * `default` (OpenAPI 3.1, section 4.8.16).
 *
 * @example
 * ```ts
 * responseFor(operation, 404)?.key; // '404', else '4XX', else 'default'
 * ```
 */
export function responseFor({ responses }: Operation, status: number): DocumentedResponse | undefined {
  for (const key of [String(status), `${Math.floor(status / 100)}XX`, 'default']) {
    const response = Object.hasOwn(responses, key) ? responses[key] : undefined;
    if (response) return { key, response };
  }
  return undefined;
}

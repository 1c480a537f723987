import { asMap, OpenApiError, resolve } from '@clientele/openapi';

/** The object that a node is or refers to; without members where a reference leads nowhere, which is found later. */
export function resolved(document: object, node: unknown): Record<string, unknown> {
  try {
    return asMap(resolve(document, node));
  } catch (error) {
    if (error instanceof OpenApiError) return {};
    throw error;
  }
}

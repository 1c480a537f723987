import { mediaKind } from '@clientele/openapi';
import type { PrismOperation } from './contract.ts';

/**
 * The media type that an answer has on the wire. Prism takes text for a range of all types, and leaves
 * the other ranges as they are, which no answer may have.
 */
export function sentType(
  operation: PrismOperation | undefined,
  chosen: string | undefined,
  body: unknown,
): string | undefined {
  if (chosen === undefined) return undefined;
  if (chosen !== 'text/plain' && mediaKind(chosen) !== 'any') return chosen;
  const contents = operation?.responses.flatMap((response) => response.contents ?? []) ?? [];
  const isDeclared = contents.some(({ mediaType }) => mediaType === chosen);
  if (chosen === 'text/plain' && isDeclared) return chosen;
  if (typeof body === 'object' && body !== null) return 'application/json';
  return chosen === 'image/*' ? 'image/png' : 'text/plain';
}

import type { Operation } from './operation.ts';
import type { Written } from './written.ts';

/** Writes the body of a call in the media type that is asked for. */
export function write(
  operation: Operation,
  input: { body?: unknown; mediaType?: string | undefined },
): Written {
  const { mediaType = operation.mediaType ?? 'application/json', body } = input;
  const writer = operation.writers?.[mediaType];
  if (writer && body !== undefined) return writer(body, mediaType);
  const json = JSON.stringify(body);
  return { body: json, type: json && mediaType };
}

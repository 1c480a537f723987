import type { Call } from './send.ts';
import type { Written } from './writers.ts';

/** Writes the body of a call in the media type that is asked for, and notes the secrets of a form. */
export function writeBody(
  { operation, credentials }: Call,
  input: { readonly body?: unknown; readonly mediaType?: string | undefined },
): Written {
  const { mediaType = operation.mediaType ?? 'application/json', body } = input;
  const writer = operation.writers?.[mediaType];
  const json = writer ? undefined : JSON.stringify(body);
  if (!writer || body === undefined) return { body: json, type: json && mediaType };
  const { fields, ...written } = writer(body, mediaType);
  // No text has them that could be read again.
  credentials.push(...secretsIn(fields, operation.secrets));
  return written;
}

function secretsIn(value: unknown, names: readonly string[] = [], isSecret = false): string[] {
  if (typeof value === 'string') return isSecret ? [value] : [];
  const members = Object.entries(Object(value) as object);
  return members.flatMap(([name, member]) => secretsIn(member, names, isSecret || names.includes(name)));
}

import { parse } from './parse.ts';
import { type Call, collectSecrets } from './send.ts';
import type { Written } from './writers.ts';

/** Writes the body of a call in the media type that is asked for. */
export function writeBody(
  call: Call,
  input: { readonly body?: unknown; readonly mediaType?: string | undefined },
): Written {
  const { mediaType = call.operation.mediaType ?? 'application/json', body } = input;
  const writer = call.operation.writers?.[mediaType];
  const json = writer ? undefined : JSON.stringify(body);
  if (!writer || body === undefined) return { body: json, type: json && mediaType };
  const { fields, ...written } = writer(body, mediaType);
  // What a form says is found in no text that could be read again.
  parse(JSON.stringify(fields), collectSecrets(call));
  return written;
}

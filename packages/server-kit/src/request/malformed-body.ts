import { RefusalError } from '../refusal/refusal-error.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Refuses a body whose bytes are not what its media type says; `must` completes "body must". */
export function malformedBody(must: string, cause?: unknown): RefusalError {
  const violation = {
    pointer: '',
    field: '',
    message: `body must ${must}`,
    keyword: 'contentMediaType',
    received: 'string',
  } as const;
  return new RefusalError({ kind: 'invalid-body', violations: [violation] }, { cause });
}

/** @throws RefusalError `invalid-body` where the bytes are no UTF-8 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw malformedBody('be valid UTF-8', cause);
  }
}

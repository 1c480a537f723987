import type { IncomingMessage } from 'node:http';

/** The most bytes that a body may have. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** A body, or why there is none. `gone`: the client hung up, nobody waits for an answer. */
export type ReadBody =
  | { bytes: Buffer }
  | { refused: 'too large' }
  | { refused: 'too slow'; received: number }
  | { refused: 'gone' };

/**
 * Reads a whole body, at most {@link MAX_BODY_BYTES}, within `patience` milliseconds. A body that is
 * too large is passed over, not cut off, so that the client gets to read the answer.
 *
 * @example
 * ```ts
 * const body = await readBody(request, 10_000);
 * if ('bytes' in body) console.log(body.bytes.length);
 * ```
 */
export function readBody(request: IncomingMessage, patience: number): Promise<ReadBody> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > MAX_BODY_BYTES) {
    request.resume();
    return Promise.resolve({ refused: 'too large' });
  }
  if (declared === 0 && request.headers['transfer-encoding'] === undefined) {
    return Promise.resolve({ bytes: Buffer.alloc(0) });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const settle = (result: ReadBody) => {
      clearTimeout(timer);
      request.off('data', take);
      request.resume();
      resolve(result);
    };
    const take = (chunk: Buffer) => {
      received += chunk.length;
      chunks.push(chunk);
      if (received > MAX_BODY_BYTES) settle({ refused: 'too large' });
    };
    const timer = setTimeout(() => settle({ refused: 'too slow', received }), patience);
    request.on('data', take);
    request.on('end', () => settle({ bytes: Buffer.concat(chunks) }));
    request.on('error', () => settle({ refused: 'gone' }));
  });
}

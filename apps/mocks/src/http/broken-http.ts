import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { problem } from '../prism/answer.ts';

const STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Answers what is not HTTP, or an HTTP message that ends before its `Content-Length`; Node's own
 * answer has no body. For the `clientError` event of a server.
 *
 * @example
 * ```ts
 * server.on('clientError', refuseBrokenHttp);
 * ```
 */
export function refuseBrokenHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS[error.code ?? ''] ?? 400;
  const detail =
    error.code === 'HPE_INVALID_EOF_STATE'
      ? 'The connection ended before the request was complete; check Content-Length.'
      : `The request is not valid HTTP: ${error.message.replace(/^Parse Error: /, '')}.`;
  const { headers, body = '' } = problem(status, STATUS_CODES[status] ?? '', detail);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'access-control-allow-origin: *',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

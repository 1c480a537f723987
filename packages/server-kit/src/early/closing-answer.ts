import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { RawAnswer } from '../refusal/answer-refusal.ts';

/** How long a client may go on sending before the connection is cut. */
const LINGER_MS = 500;

/** An answer as HTTP/1.1 has it on the wire, the last one of its connection. */
export function toBytes(
  answer: RawAnswer,
  appHeaders: Readonly<Record<string, string>>,
  method?: string,
): Buffer {
  const headers = new Headers(appHeaders);
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  headers.set('content-length', String(Buffer.byteLength(answer.payload)));
  headers.set('date', new Date().toUTCString());
  headers.set('connection', 'close');
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n${lines}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(method === 'HEAD' ? '' : answer.payload)]);
}

/**
 * Sends the last bytes and ends the connection, not at once: what is still on its way would make the
 * system discard the answer (RFC 9112, section 9.6).
 */
export function closeWith(socket: Socket, bytes: Buffer = Buffer.alloc(0)): void {
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.end(bytes);
  socket.resume();
}

import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly json: unknown;
}

/** Sends packets as they are and reads all that comes back until the server ends the connection. */
export async function exchange(port: number, ...packets: readonly string[]): Promise<WireAnswer[]> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  const socket = connect(port, '127.0.0.1');
  socket.on('data', (chunk) => {
    text += chunk;
  });
  // Whoever goes on sending to a server that has refused is cut off; what it answered came before.
  socket.on('error', (error) => (text ? resolve(text) : reject(error)));
  socket.on('close', () => resolve(text));
  socket.setTimeout(3_000, () => socket.destroy(new Error(`no end within 3 s, only ${text}`)));
  for (const [index, packet] of packets.entries()) {
    if (index > 0) await sleep(30);
    socket.write(packet, 'latin1');
  }
  return split(await promise);
}

function split(text: string): WireAnswer[] {
  if (text === '') return [];
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const after = rest.join('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers = Object.fromEntries(fields.map((field) => field.toLowerCase().split(': ', 2)));
  // An answer to HEAD has the length of a body that is not there.
  const length = Math.min(Number(headers['content-length'] ?? 0), after.length);
  const body = after.slice(0, length);
  const json = body === '' ? undefined : JSON.parse(body);
  return [{ status: Number(line.split(' ')[1]), headers, body, json }, ...split(after.slice(length))];
}

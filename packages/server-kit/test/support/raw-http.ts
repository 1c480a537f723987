import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RawRequest {
  readonly method: string;
  /** Sent as it is: no client tidies it up. */
  readonly path: string;
  /** Pairs, so that a header can be sent twice. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | Buffer;
}

/** Sends bytes to a listening server and reads the one answer. */
export function rawRequest(
  port: number,
  { method, path, headers = [], body }: RawRequest,
): Promise<RawAnswer> {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const isFramed = headers.some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name));
  const framing = body === undefined || isFramed ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  const head = `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${lines}${framing}\r\n`;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head, 'latin1');
      if (body !== undefined) socket.write(body);
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that refuses early may close while the body is still on its way.
    socket.on('error', (error) => (chunks.length > 0 ? resolve(parse(chunks)) : reject(error)));
    socket.on('close', () => resolve(parse(chunks)));
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer within 5 s')));
  });
}

function parse(chunks: readonly Buffer[]): RawAnswer {
  const [head = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers = fields.map((field) => [
    field.slice(0, field.indexOf(':')).toLowerCase(),
    field.slice(field.indexOf(':') + 1).trim(),
  ]);
  return {
    status: Number(line.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: rest.join('\r\n\r\n'),
  };
}

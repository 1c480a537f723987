import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { textOf } from './content.ts';
import type { Exchange } from './strict-gate.ts';

/** A recorded exchange, and who sent it. */
export interface Recorded extends Exchange {
  readonly client: string;
}

/** A plain HTTP proxy that keeps what goes through it, byte for byte. */
export interface Recorder {
  readonly url: string;
  readonly exchanges: readonly Recorded[];
  close(): Promise<void>;
}

/**
 * Starts a recorder in front of a server. Clients talk to `url`; the target is sent on unchanged.
 *
 * @param upstream base URL, with the path that clients do not see
 */
export async function startRecorder(client: string, upstream: string): Promise<Recorder> {
  const exchanges: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing, new URL(upstream)).then(
      (exchange) => exchanges.push({ client, ...exchange }),
      (error: unknown) => outgoing.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // An IP listener's address is never a string.
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  upstream: URL,
): Promise<Exchange> {
  const method = incoming.method ?? 'GET';
  const target = incoming.url ?? '/';
  const body = await read(incoming);
  // node:http takes `path` as it is; a URL object would normalise it.
  const path = upstream.pathname.replace(/\/$/, '') + target;
  const { hostname, port } = upstream;
  const headers = { ...incoming.headers, host: upstream.host };
  const onward = request({ hostname, port, method, path, headers, agent: false });
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  const answered = await read(answer);
  const status = answer.statusCode ?? 0;
  const exchange: Exchange = {
    method,
    target,
    request: { headers: flat(incoming.headers), body: textOf(incoming.headers['content-type'], body) },
    response: {
      status,
      headers: flat(answer.headers),
      body: textOf(answer.headers['content-type'], answered),
    },
  };
  outgoing.writeHead(status, answer.headers).end(answered);
  return exchange;
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

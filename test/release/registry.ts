import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A manifest as it is published. */
export interface PublishedManifest {
  readonly name: string;
  readonly version: string;
  readonly exports: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A registry on this machine that knows no package and takes every one. */
export async function openRegistry(): Promise<
  AsyncDisposable & { readonly url: string; readonly published: ReadonlyMap<string, PublishedManifest> }
> {
  const published = new Map<string, PublishedManifest>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    response.setHeader('content-type', 'application/json');
    if (request.method !== 'PUT') {
      response.writeHead(404).end('{"error":"not found"}');
      return;
    }
    const { versions }: { versions: Record<string, PublishedManifest> } = JSON.parse(
      `${Buffer.concat(chunks)}`,
    );
    for (const manifest of Object.values(versions)) published.set(manifest.name, manifest);
    response.writeHead(201).end('{"ok":true}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // It listens on a port, so its address is none of a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    published,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

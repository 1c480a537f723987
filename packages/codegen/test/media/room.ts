import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from '../../src/index.ts';
import { media } from './contract.ts';

export const repository = resolve(import.meta.dirname, '../../../..');

/** What generated code imports, and whose copy it gets: MSW's types fit those of one copy alone. */
const imports = {
  '@clientele': 'packages/codegen',
  fastify: 'packages/codegen',
  msw: 'packages/sdk-runtime',
  valibot: 'packages/codegen',
};

/** A request as it came; the boundary of a form is B. */
export interface Seen {
  readonly line: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Byte by byte. */
  readonly body: string;
}

/** What the server answers next. */
export interface Answer {
  readonly status?: number;
  readonly type?: string | undefined;
  readonly body?: string | Buffer;
}

/** What an operation's functions take and give, before their types are known; `program.ts.txt` tests those. */
export type Options = Readonly<Record<string, unknown>>;
type Call = (operation: string, input?: Options, options?: Options) => Promise<Options>;

/** Generates the contract into a folder that has what an install gives, and serves answers to its clients. */
export async function openRoom() {
  const root = mkdtempSync(join(tmpdir(), 'clientele-media-'));
  const folder = join(root, 'media/generated');
  const bundle = join(folder, 'openapi.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(bundle, JSON.stringify(media()));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'media/node_modules'));
  for (const [name, installed] of Object.entries(imports)) {
    symlinkSync(join(repository, installed, 'node_modules', name), join(root, 'media/node_modules', name));
  }
  const { findings } = await generate([{ name: 'media', bundle, folder }]);

  const seen: Seen[] = [];
  const answers: Answer[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('latin1');
    seen.push(withoutBoundary({ line: `${request.method} ${request.url}`, headers: request.headers, body }));
    const answer = answers.shift() ?? { body: '{}', type: 'application/json' };
    response.writeHead(answer.status ?? 200, answer.type ? { 'content-type': answer.type } : {});
    response.end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // Never a string for an IP listener.

  const load = (name: string) => import(pathToFileURL(join(folder, name)).href);
  const [sdk, fetch] = [await load('index.gen.ts'), await load('fetch.gen.ts')];
  const clients: Record<'sdk' | 'fetch', Call> = {
    sdk: (operation, input, options) =>
      sdk[operation]({ client: sdk.createClient({ baseUrl, ...options }), ...input }),
    fetch: (operation, { path, query, header, ...rest } = {}, options = {}) => {
      const [url, method] = placeOf(operation);
      return fetch
        .createClient({ baseUrl, ...options })
        [method](url, { params: { path, query, header }, ...rest });
    },
  };
  const close = () => {
    server.close();
    rmSync(root, { recursive: true });
  };
  return { root, folder, findings, seen, answers, clients, load, close };
}

function placeOf(operation: string): readonly [url: string, method: string] {
  for (const [url, item] of Object.entries(media().paths)) {
    for (const [method, { operationId }] of Object.entries(item)) {
      if (operationId === operation) return [url, method.toUpperCase()];
    }
  }
  throw new Error(`${operation}: not in the contract.`);
}

function withoutBoundary({ line, headers, body }: Seen): Seen {
  const [, boundary] = headers['content-type']?.toString().match(/boundary=(.*)$/) ?? [];
  if (!boundary) return { line, headers, body };
  const type = 'multipart/form-data; boundary=B';
  return {
    line,
    headers: { ...headers, 'content-type': type },
    body: body.replaceAll(`--${boundary}`, '--B'),
  };
}

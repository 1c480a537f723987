import { textOf } from './content.ts';
import type { Exchange } from './strict-gate.ts';

/** The platform's `fetch`, and what went through it. */
export interface RecordingFetch {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly exchanges: readonly Exchange[];
}

/** Makes a `fetch` that keeps what it sends and gets, where no proxy can stand between. */
export function recordingFetch(base: string): RecordingFetch {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async fetch(request) {
      const { method, url, headers } = request;
      const body = await read(request);
      const response = await globalThis.fetch(request);
      exchanges.push({
        method,
        target: url.slice(base.replace(/\/+$/, '').length),
        request: { headers: Object.fromEntries(headers), body },
        response: {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await read(response),
        },
      });
      return response;
    },
  };
}

async function read(message: Request | Response): Promise<string> {
  const mediaType = message.headers.get('content-type') ?? undefined;
  return textOf(mediaType, new Uint8Array(await message.clone().arrayBuffer()));
}

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
      const body = await request.clone().text();
      const response = await globalThis.fetch(request);
      exchanges.push({
        method,
        target: url.slice(base.length),
        request: { headers: Object.fromEntries(headers), body },
        response: {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.clone().text(),
        },
      });
      return response;
    },
  };
}

import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How far a request has come: what the kit has to remember of it until it is answered. */
export interface Progress {
  /** By the name of their scheme; set once the request is authenticated. */
  principals: ReadonlyMap<string, unknown> | undefined;
  /** Names of the headers that the reply had before the handler ran. */
  headersBefore: ReadonlySet<string> | undefined;
  /** Whether the answer is one of the kit, in the error shape. */
  isRefused: boolean;
  /** Whether the answer's body was held against the contract before it was serialized. */
  isChecked: boolean;
}

/** A symbol, so that it meets no decorator of the app. */
const key = Symbol('progress');

type Tracked = FastifyRequest & { [key]?: Progress | null };

/** Makes room for the progress in every request of the plugin, so that all have one shape. */
export function trackProgress(app: FastifyInstance): void {
  if (!app.hasRequestDecorator(key)) app.decorateRequest(key, null);
}

export function progressOf(request: FastifyRequest): Progress {
  const tracked: Tracked = request;
  tracked[key] ??= { principals: undefined, headersBefore: undefined, isRefused: false, isChecked: false };
  return tracked[key];
}

import { checkBaseUrl } from './base-url.ts';
import { expandPath } from './expand-path.ts';
import { type HeaderOptions, mergeHeaders } from './headers.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions, IdempotencyOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { serializeQuery } from './query.ts';
import { begin, type Call, type Message, send } from './send.ts';
import { toOutcome } from './to-outcome.ts';

/** What a call sends. */
export interface Input extends CallOptions, IdempotencyOptions {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: object | undefined;
  /** Header parameters of the operation. */
  readonly header?: object | undefined;
  readonly body?: unknown;
  /** One of those that the operation takes. Default: its first that is JSON, else its first. */
  readonly mediaType?: string | undefined;
}

/** Calls operations of one API. */
export type CallOperation = (operation: Operation, input: Input) => Promise<Outcome<unknown>>;

/**
 * Makes what the SDK functions call.
 *
 * @throws {@link BaseUrlError}; a call throws a {@link PathParameterError}, what a token function or
 * `validate` throws, and a TypeError for what JSON or HTTP cannot carry. Everything else is an outcome.
 */
export function createCall(options: ClientOptions, defaultUrl: string): CallOperation {
  const base = checkBaseUrl(options.baseUrl ?? defaultUrl, options.allowInsecureHttp);
  return async (operation, input) => {
    const call = begin(operation, options, input);
    const message = (operation.write ?? writeJson)(base, call, input);
    return toOutcome(call, await send(call, message));
  };
}

/** Writes a request whose body is JSON and whose parameters have the usual styles. */
function writeJson(base: string, call: Call, input: Input): Message {
  const { method, mediaType = 'application/json', path } = call.operation;
  const body = JSON.stringify(input.body);
  const type = body ? { 'Content-Type': mediaType } : undefined;
  const headers = mergeHeaders(type, call.headers, input.header as HeaderOptions, input.headers);
  const url = new URL(base + expandPath(path, input.path));
  url.search = serializeQuery(input.query);
  return { method, url: url.href, headers, body };
}

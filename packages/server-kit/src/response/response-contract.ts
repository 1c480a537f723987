import { type MediaKind, mediaKind, type Operation, responseFor } from '@clientele/openapi';
import { matchMediaType, parseMediaType } from '../http/media-type.ts';
import type { Validate, Validators } from '../schema/validators.ts';

/** Where an answer breaks the contract: never with a value. */
export interface Breach {
  readonly pointer: string;
  readonly problem: string;
}

/** What a contract declares of the answers of one operation. */
export interface ResponseContract {
  /** Of the operation. */
  readonly id: string;
  /** The first declared media type of a body's kind, for who sends it without naming one. */
  mediaTypeFor(status: number, body: unknown): string | undefined;
  /** A JSON body, before it is written. */
  body(status: number, contentType: string | undefined, body: unknown): Breach | undefined;
  /** What is sent as it is: nothing, or text, bytes and streams that the handler wrote itself. */
  sent(
    status: number,
    contentType: string | undefined,
    payload: unknown,
    isHead: boolean,
  ): Breach | undefined;
}

const octets = 'application/octet-stream';
const unknownStatus: Breach = { pointer: '', problem: 'the status is not declared' };

interface Declared {
  readonly mediaTypes: readonly string[];
  readonly validators: ReadonlyMap<string, Validate>;
}

/** Compiles the responses of an operation; their objects are closed to members that are not declared. */
export function responseContract(operation: Operation, validators: Validators): ResponseContract {
  const declared = new Map(
    Object.entries(operation.responses).map(([status, { content = {}, pointer }]): [string, Declared] => {
      const json = Object.entries(content).filter(([key]) => ['json', 'any'].includes(mediaKind(key)));
      const compiled = json.map(
        ([key, { schema }]) =>
          [key, validators.compile(schema ?? true, 'body', `#${pointer} ${key}`)] as const,
      );
      return [status, { mediaTypes: Object.keys(content), validators: new Map(compiled) }];
    }),
  );
  const find = (status: number) => declared.get(responseFor(operation, status)?.key ?? '');
  const { id } = operation;
  // Where nothing is declared, nothing can break it.
  if (declared.size === 0) return { id, mediaTypeFor, body() {}, sent() {} };
  return { id, mediaTypeFor, body, sent };

  function mediaTypeFor(status: number, payload: unknown): string | undefined {
    const response = find(status);
    if (!response || payload === undefined || payload === null) return undefined;
    if (payload instanceof Blob && keyOf(response, payload.type)) return payload.type;
    const first = (...kinds: readonly MediaKind[]) =>
      response.mediaTypes.find((key) => kinds.includes(mediaKind(key)));
    if (typeof payload === 'string') return first('text', 'urlencoded') ?? first('json');
    const isBytes = ArrayBuffer.isView(payload) || payload instanceof Blob;
    if (!isBytes && !isStream(payload)) return first('json');
    const type = first('binary', 'multipart') ?? (isBytes ? undefined : first('text'));
    return type ?? (keyOf(response, octets) && octets);
  }

  function head(status: number, contentType: string | undefined, hasBody: boolean): Breach | undefined {
    const response = find(status);
    if (!response) return unknownStatus;
    if (!hasBody) {
      return response.mediaTypes.length > 0
        ? { pointer: '', problem: 'the declared body is missing' }
        : undefined;
    }
    if (response.mediaTypes.length === 0) return { pointer: '', problem: 'no body is declared' };
    return keyOf(response, contentType) === undefined
      ? { pointer: '', problem: `the media type is not ${response.mediaTypes.join(' or ')}` }
      : undefined;
  }

  function body(status: number, contentType: string | undefined, value: unknown): Breach | undefined {
    const response = find(status);
    // What Fastify calls null where there is no body; where one is declared, it is the JSON text.
    const hasBody = value !== null || response?.mediaTypes.length !== 0;
    const wrong = head(status, contentType, hasBody);
    if (wrong) return wrong;
    const key = response && keyOf(response, contentType);
    const [violation] = (key && response.validators.get(key)?.(value, 'first')) || [];
    return violation && { pointer: violation.pointer, problem: violation.keyword };
  }

  function sent(
    status: number,
    contentType: string | undefined,
    payload: unknown,
    isHead: boolean,
  ): Breach | undefined {
    const kind = mediaKind(contentType ?? '');
    const isEmpty = payload === undefined || payload === null || (payload === '' && kind !== 'text');
    if (isHead && isEmpty) return find(status) ? undefined : unknownStatus;
    const wrong = head(status, contentType, !isEmpty);
    if (wrong || isEmpty || kind !== 'json') return wrong;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) {
      return { pointer: '', problem: 'a stream of JSON can not be checked' };
    }
    try {
      return body(status, contentType, JSON.parse(payload.toString()));
    } catch {
      return { pointer: '', problem: 'the body is not valid JSON' };
    }
  }
}

function keyOf(response: Declared, contentType: string | undefined): string | undefined {
  const mediaType = parseMediaType(contentType ?? '');
  return mediaType === undefined ? undefined : matchMediaType(response.mediaTypes, mediaType);
}

/** Of Node or of the platform, or a Response, as Fastify tells them. */
function isStream(payload: unknown): boolean {
  const { pipe, getReader } = Object(payload) as { readonly pipe?: unknown; readonly getReader?: unknown };
  return typeof pipe === 'function' || typeof getReader === 'function' || payload instanceof Response;
}

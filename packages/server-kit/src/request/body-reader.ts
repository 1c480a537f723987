import type { OpenApiDocument, Operation } from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import { countHeader } from '../http/count-header.ts';
import { matchMediaType, parseMediaType } from '../http/media-type.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import type { Validators } from '../schema/validators.ts';
import { contentReaders } from './content-readers.ts';

/** What a request body may be at most. */
export interface BodyLimits {
  /** Bytes. */
  readonly bodyLimit: number;
  /** Levels of arrays and objects. */
  readonly maxDepth: number;
}

/** The two steps of a body: refused by its headers, before it is read; then parsed and checked. */
export interface BodyReader {
  /** @throws RefusalError `unsupported-media-type` */
  admit(request: FastifyRequest): void;
  /** @throws RefusalError `malformed-json`, `invalid-body`, `body-too-large` */
  read(request: FastifyRequest): Promise<unknown>;
}

/** Compiles the request body of an operation; one that declares none ignores what is sent. */
export function bodyReader(
  document: OpenApiDocument,
  { body }: Operation,
  validators: Validators,
  limits: BodyLimits,
): BodyReader {
  if (!body) return { admit() {}, read: async () => undefined };
  const expected = Object.keys(body.content);
  const readers = contentReaders(document, body, validators, limits);
  const typesOf = (request: FastifyRequest) => {
    const mediaType = parseMediaType(request.headers['content-type'] ?? '');
    if (mediaType === undefined || countHeader(request.raw, 'content-type') > 1) return undefined;
    const key = matchMediaType(expected, mediaType);
    return key === undefined ? undefined : { key, mediaType };
  };
  return {
    admit(request) {
      const { headers } = request;
      const isSent = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
      const isNamed = headers['content-type'] !== undefined;
      const isCoded = (headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity';
      if ((isSent || isNamed) && (typesOf(request) === undefined || isCoded)) {
        throw new RefusalError({ kind: 'unsupported-media-type', expected });
      }
    },
    async read(request) {
      const { key, mediaType } = typesOf(request) ?? {};
      // Only what the plugin's parser read is bytes; a multipart form is still on its way.
      const bytes = Buffer.isBuffer(request.body) ? (request.body as Buffer<ArrayBuffer>) : undefined;
      const isEmpty = key === undefined || bytes?.length === 0;
      if (isEmpty && !body.required) return undefined;
      if (key === undefined || mediaType === undefined) {
        throw new RefusalError({ kind: 'malformed-json', fault: 'empty' });
      }
      return readers.get(key)?.({ mediaType, bytes: bytes ?? Buffer.alloc(0), request });
    },
  };
}

import { inPlace, type MediaType, membersOf, type OpenApiDocument, type Operation } from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import { invalidArgument } from '../errors/invalid-argument.ts';
import { countHeader } from '../http/count-header.ts';
import { isJson, matchMediaType, parseMediaType } from '../http/media-type.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import type { Validate, Validators } from '../schema/validators.ts';
import { coerce, typesOf } from './coerce.ts';
import { parseJson } from './parse-json.ts';

/** The two steps of a body: refused by its headers, before it is read; then parsed and checked. */
export interface BodyReader {
  /** @throws RefusalError `unsupported-media-type` */
  admit(request: FastifyRequest): void;
  /** @throws RefusalError `malformed-json`, `invalid-body` */
  read(request: FastifyRequest): unknown;
}

/** Bodies with more members and elements than this are refused with their first fault alone. */
const thorough = 5_000;

interface Reader {
  readonly parse: (bytes: Buffer) => { readonly value: unknown; readonly size: number };
  readonly validate: Validate;
}

/** Compiles the request body of an operation; one that declares none ignores what is sent. */
export function bodyReader(
  document: OpenApiDocument,
  operation: Operation,
  validators: Validators,
  maxDepth: number,
): BodyReader {
  const { body } = operation;
  if (!body) return { admit() {}, read: () => undefined };
  const expected = Object.keys(body.content);
  const readers = new Map(Object.entries(body.content).map(([key, media]) => [key, readerOf(key, media)]));
  const keyOf = (request: FastifyRequest): string | undefined => {
    const mediaType = parseMediaType(request.headers['content-type'] ?? '');
    return mediaType === undefined || countHeader(request.raw, 'content-type') > 1
      ? undefined
      : matchMediaType(expected, mediaType);
  };
  return {
    admit(request) {
      const { headers } = request;
      const isSent = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
      const isNamed = headers['content-type'] !== undefined;
      const isCoded = (headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity';
      if ((isSent || isNamed) && (keyOf(request) === undefined || isCoded)) {
        throw new RefusalError({ kind: 'unsupported-media-type', expected });
      }
    },
    read(request) {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (bytes.length === 0 && !body.required) return undefined;
      const reader = readers.get(keyOf(request) ?? expected[0] ?? '');
      if (!reader) return undefined;
      const { value, size } = reader.parse(bytes);
      const violations = reader.validate(value, size > thorough ? 'first' : undefined);
      if (violations.length > 0) throw new RefusalError({ kind: 'invalid-body', violations });
      return value;
    },
  };

  function readerOf(key: string, { schema }: MediaType): Reader {
    const mediaType = parseMediaType(key) ?? key;
    if (isJson(mediaType) || mediaType === '*/*' || mediaType === 'application/*') {
      return {
        parse: (bytes) => parseJson(bytes, maxDepth),
        validate: validators.compile(schema ?? true, 'body'),
      };
    }
    if (mediaType === 'application/x-www-form-urlencoded') {
      const parse = (bytes: Buffer) => ({
        value: coerce(document, schema, fields(bytes, listsOf(document, schema))),
        size: 0,
      });
      return { parse, validate: validators.compile(schema ?? true, 'body') };
    }
    if (mediaType.startsWith('multipart/')) {
      throw invalidArgument(`${operation.id} takes ${key}: server-kit reads JSON, forms, text and bytes.`);
    }
    const isText = mediaType.startsWith('text/');
    return { parse: (bytes) => ({ value: isText ? bytes.toString() : bytes, size: 0 }), validate: () => [] };
  }
}

function listsOf(document: OpenApiDocument, schema: unknown): ReadonlySet<string> {
  const members = [...membersOf(inPlace(document, schema))];
  return new Set(
    members.filter(([, nodes]) => typesOf(document, { allOf: nodes }).has('array')).map(([name]) => name),
  );
}

/** A field is a list when it is declared as one, or sent more than once. */
function fields(bytes: Buffer, lists: ReadonlySet<string>): Record<string, string | string[]> {
  const form = new URLSearchParams(bytes.toString());
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, lists.has(name) || values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

import {
  type Cause,
  inPlace,
  isBinary,
  isObject,
  mediaKind,
  membersOf,
  type OpenApiDocument,
  type Operation,
  requestMediaType,
  securityScheme,
} from '@clientele/openapi';
import type { InjectOptions } from 'fastify';
import { malformedId, prefix, unknownId } from './serve.ts';
import { type Specimen, samplePath } from './specimens.ts';

export type Headers = Record<string, string>;

/** Where a request carries its credentials. */
export interface Credentials {
  readonly headers: Headers;
  readonly query: Headers;
}

/** Those of the first alternative, each scheme with this credential. */
export function credentialsOf(
  document: OpenApiDocument,
  operation: Operation,
  credential = 'good',
): Credentials {
  const headers: Headers = {};
  const query: Headers = {};
  for (const id of Object.keys(operation.security[0] ?? {})) {
    const scheme = securityScheme(document, id);
    const name = String(scheme?.name);
    if (scheme?.in === 'query') query[name] = credential;
    else if (scheme?.type === 'apiKey') headers[name.toLowerCase()] = credential;
    else if (scheme?.scheme === 'basic') headers['authorization'] = `Basic ${btoa(`user:${credential}`)}`;
    else headers['authorization'] = `Bearer ${credential}`;
  }
  return { headers, query };
}

/** What the operation needs beside its path: its parameters, and credentials. */
export function neededBy(
  document: OpenApiDocument,
  { operation, input }: Specimen,
  credential?: string,
): { readonly headers: Headers; readonly search: string } {
  const { headers, query } =
    credential === 'missing' ? { headers: {}, query: {} } : credentialsOf(document, operation, credential);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...input.query, ...query })) {
    for (const item of [value].flat()) search.append(name, String(item));
  }
  const sent = Object.entries(input.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    headers: { ...Object.fromEntries(sent), ...headers },
    search: search.size > 0 ? `?${search}` : '',
  };
}

/** The `Content-Type` of an operation's requests. */
export function contentTypeOf(operation: Operation): string {
  const mediaType = requestMediaType(operation) ?? 'application/json';
  return mediaKind(mediaType) === 'multipart' ? `${mediaType}; boundary=x` : mediaType;
}

/** A request that succeeds; `cause` changes exactly what is to fail. */
export function requestOf(document: OpenApiDocument, specimen: Specimen, cause: Cause = {}): InjectOptions {
  const { operation, requests, input } = specimen;
  const [sample] = requests;
  const mediaType = requestMediaType(operation) ?? '';
  const body = 'body' in cause ? cause.body : (sample?.value ?? input.body);
  const { headers, search } = neededBy(document, specimen, cause.token);
  const type = cause.mediaType ?? contentTypeOf(operation);
  return {
    // The methods of a contract are those that an injected request can have.
    method: operation.method as NonNullable<InjectOptions['method']>,
    url: prefix + samplePath(operation, input, idOf(cause)) + search,
    headers: {
      ...headers,
      ...(cause.token === 'malformed' ? { authorization: 'Nonsense' } : {}),
      ...(operation.body ? { 'content-type': type } : {}),
    },
    ...(operation.body ? { payload: payloadOf(document, operation, cause, body, mediaType) } : {}),
  };
}

function payloadOf(
  document: OpenApiDocument,
  { body: declared }: Operation,
  cause: Cause,
  body: unknown,
  mediaType: string,
): string {
  if (cause.rawBody !== undefined) return cause.rawBody;
  if (cause.bodySize !== undefined) return `"${'x'.repeat(cause.bodySize - 2)}"`;
  switch ('body' in cause && !isObject(body) ? 'json' : mediaKind(mediaType)) {
    case 'json':
      return JSON.stringify(body);
    case 'urlencoded':
      // A form's example is an object of texts.
      return new URLSearchParams(body as Record<string, string>).toString();
    case 'multipart':
      return multipart(document, declared?.content[mediaType]?.schema, body);
    default:
      return typeof body === 'string' ? body : 'bytes';
  }
}

/** Files have a name, all else is a text. */
function multipart(document: OpenApiDocument, schema: unknown, body: unknown): string {
  const members = membersOf(inPlace(document, schema));
  const parts = Object.entries(Object(body)).flatMap(([name, value]) =>
    [value].flat().map((item) => {
      const isFile = item instanceof Blob || isBinary(document, { allOf: members.get(name) ?? [] });
      const head = `Content-Disposition: form-data; name="${name}"${isFile ? '; filename="a.bin"' : ''}`;
      const text = isObject(item) && !isFile ? JSON.stringify(item) : String(item);
      return `--x\r\n${head}\r\n\r\n${text}\r\n`;
    }),
  );
  return `${parts.join('')}--x--\r\n`;
}

function idOf({ client }: Cause): string | undefined {
  if (client === undefined) return undefined;
  return client === 'unknown' ? unknownId : malformedId;
}

import { type Cause, type OpenApiDocument, type Operation, securityScheme } from '@clientele/openapi';
import type { InjectOptions } from 'fastify';
import { malformedId, prefix, unknownId } from './serve.ts';
import { type Specimen, samplePath } from './specimens.ts';

export type Headers = Record<string, string>;

/** The headers of the first alternative, each scheme with this credential. */
export function credentialHeaders(
  document: OpenApiDocument,
  operation: Operation,
  credential = 'good',
): Headers {
  const ids = Object.keys(operation.security[0] ?? {});
  return Object.fromEntries(
    ids.map((id) => {
      const scheme = securityScheme(document, id);
      if (scheme?.type === 'apiKey') return [String(scheme.name).toLowerCase(), credential];
      if (scheme?.scheme === 'basic') return ['authorization', `Basic ${btoa(`user:${credential}`)}`];
      return ['authorization', `Bearer ${credential}`];
    }),
  );
}

/** A request that succeeds; `cause` changes exactly what is to fail. */
export function requestOf(document: OpenApiDocument, specimen: Specimen, cause: Cause = {}): InjectOptions {
  const { operation, requests } = specimen;
  const [sample] = requests;
  const mediaType = Object.keys(operation.body?.content ?? {})[0];
  const payload = payloadOf(cause, sample?.value, mediaType);
  return {
    // The methods of a contract are those that an injected request can have.
    method: operation.method as NonNullable<InjectOptions['method']>,
    url: prefix + samplePath(operation, idOf(cause)),
    headers: {
      ...tokenHeaders(document, operation, cause),
      ...(operation.body ? { 'content-type': cause.mediaType ?? String(mediaType) } : {}),
    },
    ...(operation.body ? { payload } : {}),
  };
}

function payloadOf(cause: Cause, sample: unknown, mediaType: string | undefined): string {
  if (cause.rawBody !== undefined) return cause.rawBody;
  if (cause.bodySize !== undefined) return `"${'x'.repeat(cause.bodySize - 2)}"`;
  const body = 'body' in cause ? cause.body : sample;
  // A form's example is an object of texts.
  if (mediaType?.endsWith('urlencoded'))
    return new URLSearchParams(body as Record<string, string>).toString();
  return JSON.stringify(body);
}

function idOf({ client }: Cause): string | undefined {
  if (client === undefined) return undefined;
  return client === 'unknown' ? unknownId : malformedId;
}

function tokenHeaders(document: OpenApiDocument, operation: Operation, { token }: Cause): Headers {
  if (token === 'missing') return {};
  if (token === 'malformed') return { authorization: 'Nonsense' };
  return credentialHeaders(document, operation, token);
}

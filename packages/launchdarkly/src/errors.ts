import { describeRefusal, type ErrorShape, type Refusal, statusOf } from '@clientele/server-kit';

const codes: Record<Refusal['kind'], string> = {
  'malformed-http': 'invalid_request',
  'headers-too-large': 'headers_too_large',
  'request-timeout': 'request_timeout',
  'malformed-json': 'invalid_request',
  'invalid-body': 'invalid_request',
  'invalid-parameters': 'not_found',
  'unsupported-media-type': 'unsupported_media_type',
  'body-too-large': 'content_too_large',
  'method-not-allowed': 'method_not_allowed',
  'path-not-found': 'not_found',
  unauthenticated: 'unauthorized',
  forbidden: 'forbidden',
  'not-implemented': 'not_implemented',
  internal: 'internal_server_error',
  unavailable: 'service_unavailable',
  'too-many-requests': 'rate_limited',
  'client-not-found': 'not_found',
  refused: 'invalid_request',
};

const texts = {
  'malformed-json': 'Invalid request body',
  'invalid-parameters': 'Invalid resource identifier',
  'path-not-found': 'Invalid resource identifier',
  'client-not-found': 'Invalid resource identifier',
  'method-not-allowed': 'Method not allowed',
  unauthenticated: 'Invalid access token',
  forbidden: 'Forbidden. Access to the requested resource was denied.',
  internal: 'The update failed. Nothing was changed.',
  'internal-unknown': 'The update failed.',
  unavailable: 'Requested service unavailable',
  'too-many-requests': "You've exceeded the API rate limit. Try again later.",
};

/**
 * `{code, message}`; several reasons are joined by a semicolon. An id that can name no client is an
 * unknown client. No `WWW-Authenticate`: the token has no scheme to name.
 */
export const errors: ErrorShape = (refusal) => ({
  status: refusal.kind === 'invalid-parameters' ? 404 : statusOf(refusal),
  body: { code: codes[refusal.kind], message: describeRefusal(refusal, texts).join('; ') },
  headers: rateLimit(refusal),
});

function rateLimit(refusal: Refusal): Readonly<Record<string, string>> {
  if (refusal.kind !== 'too-many-requests') return {};
  const reset = String(refusal.resetAt.getTime());
  return { 'x-ratelimit-global-remaining': '0', 'x-ratelimit-reset': reset };
}

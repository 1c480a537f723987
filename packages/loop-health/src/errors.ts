import {
  bearerChallenge,
  describeRefusal,
  type ErrorShape,
  type Refusal,
  statusOf,
} from '@clientele/server-kit';

const codes: Record<Refusal['kind'], string> = {
  'malformed-http': 'validation_error',
  'headers-too-large': 'headers_too_large',
  'request-timeout': 'request_timeout',
  'malformed-json': 'validation_error',
  'invalid-body': 'validation_error',
  'invalid-parameters': 'validation_error',
  'unsupported-media-type': 'unsupported_media_type',
  'body-too-large': 'content_too_large',
  'method-not-allowed': 'method_not_allowed',
  'path-not-found': 'not_found',
  unauthenticated: 'unauthenticated',
  forbidden: 'forbidden',
  'not-implemented': 'not_implemented',
  internal: 'server_error',
  unavailable: 'temporarily_unavailable',
  'too-many-requests': 'temporarily_unavailable',
  'client-not-found': 'not_found',
  refused: 'validation_error',
};

const texts = {
  forbidden: 'The access token may not update clients.',
  internal: 'The update failed. Nothing was changed.',
  'internal-unknown': 'The update failed.',
  unavailable: 'The client store is out of reach. Nothing was changed.',
};

/** `{error, message}`; several reasons are joined by a semicolon. */
export const errors: ErrorShape = (refusal) => ({
  // The operation documents no 429: what passes with time is 503.
  status: refusal.kind === 'too-many-requests' ? 503 : statusOf(refusal),
  body: { error: codeOf(refusal), message: describeRefusal(refusal, texts).join('; ') },
  headers: bearerChallenge(refusal),
});

function codeOf(refusal: Refusal): string {
  const isBadToken =
    refusal.kind === 'unauthenticated' && (refusal.reason === 'unknown' || refusal.reason === 'foreign');
  return isBadToken ? 'invalid_token' : codes[refusal.kind];
}

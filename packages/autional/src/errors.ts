import {
  bearerChallenge,
  describeRefusal,
  type ErrorShape,
  type Refusal,
  statusOf,
} from '@clientele/server-kit';

const codes: Record<Refusal['kind'], string> = {
  'malformed-http': 'invalid_request',
  'headers-too-large': 'invalid_request',
  'request-timeout': 'invalid_request',
  'malformed-json': 'invalid_client_metadata',
  'invalid-body': 'invalid_client_metadata',
  'invalid-parameters': 'invalid_request',
  'unsupported-media-type': 'invalid_request',
  'body-too-large': 'invalid_request',
  'method-not-allowed': 'invalid_request',
  'path-not-found': 'invalid_request',
  unauthenticated: 'invalid_token',
  // Without a 403: a token that may not update a client is none for it.
  forbidden: 'invalid_token',
  'not-implemented': 'server_error',
  internal: 'server_error',
  unavailable: 'temporarily_unavailable',
  'too-many-requests': 'temporarily_unavailable',
  // RFC 7592, section 2.2: 401, so that identifiers can't be probed.
  'client-not-found': 'invalid_token',
  refused: 'invalid_client_metadata',
};

const texts = {
  forbidden: 'The access token is invalid.',
  'client-not-found': 'The access token is invalid.',
  internal: 'The update failed. Nothing was changed.',
  'internal-unknown': 'The update failed.',
  unavailable: 'The client store is out of reach. Nothing was changed.',
};

/**
 * `{error, error_description}` (RFC 6749, section 5.2), not wrapped as a success is; several reasons
 * are joined by a semicolon. `refused` may carry a code of RFC 7591, section 3.2.2.
 */
export const errors: ErrorShape = (refusal) => {
  const isUnauthorized = codes[refusal.kind] === 'invalid_token';
  return {
    status: isUnauthorized ? 401 : otherStatus(refusal),
    body: { error: codeOf(refusal), error_description: describeRefusal(refusal, texts).join('; ') },
    headers: challenge(refusal, isUnauthorized),
  };
};

/** The operation documents no 429: what passes with time is 503. */
function otherStatus(refusal: Refusal): number {
  return refusal.kind === 'too-many-requests' ? 503 : statusOf(refusal);
}

/** `invalid_redirect_uri` only where redirect URIs are all that is wrong. */
function codeOf(refusal: Refusal): string {
  if (refusal.kind !== 'refused') return codes[refusal.kind];
  const [first, ...others] = new Set(refusal.violations.map(({ code }) => code));
  return first !== undefined && others.length === 0 ? first : codes.refused;
}

function challenge(refusal: Refusal, isUnauthorized: boolean): Readonly<Record<string, string>> {
  if (!isUnauthorized) return {};
  if (refusal.kind === 'unauthenticated') return bearerChallenge(refusal);
  return { 'www-authenticate': 'Bearer error="invalid_token"' };
}

import {
  describeRefusal,
  type ErrorShape,
  type FieldRefusal,
  type Refusal,
  statusOf,
  type Violation,
} from '@clientele/server-kit';

const codes: Record<Refusal['kind'], string> = {
  'malformed-http': 'BAD_REQUEST',
  'headers-too-large': 'REQUEST_HEADER_FIELDS_TOO_LARGE',
  'request-timeout': 'REQUEST_TIMEOUT',
  'malformed-json': 'BAD_REQUEST',
  'invalid-body': 'UNPROCESSABLE_ENTITY',
  'invalid-parameters': 'BAD_REQUEST',
  'unsupported-media-type': 'UNSUPPORTED_MEDIA_TYPE',
  'body-too-large': 'REQUEST_ENTITY_TOO_LARGE',
  'method-not-allowed': 'METHOD_NOT_ALLOWED',
  'path-not-found': 'NOT_FOUND',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-implemented': 'NOT_IMPLEMENTED',
  internal: 'INTERNAL_SERVER_ERROR',
  unavailable: 'SERVICE_UNAVAILABLE',
  'too-many-requests': 'SERVICE_UNAVAILABLE',
  'client-not-found': 'NOT_FOUND',
  refused: 'UNPROCESSABLE_ENTITY',
};

const texts = {
  'path-not-found': 'The requested resource could not be found.',
  'client-not-found': 'The requested resource could not be found.',
  internal: 'The update failed. Nothing was changed.',
  'internal-unknown': 'The update failed.',
  unavailable: 'The client store is out of reach. Nothing was changed.',
};

/**
 * `{code, message, errors?}`, `errors` by attribute of `client`. A body whose `client` is no object
 * is a bad request; one whose attributes are wrong can't be processed. No `WWW-Authenticate`, as at
 * the vendor.
 */
export const errors: ErrorShape = (refusal) => {
  switch (refusal.kind) {
    case 'malformed-http':
    case 'malformed-json':
    case 'invalid-parameters':
      return badRequest();
    case 'invalid-body':
      if (refusal.violations.some(({ pointer }) => !pointer.startsWith('/client/'))) return badRequest();
      return unprocessable(refusal.violations.map(toAttribute));
    case 'refused':
      return unprocessable(refusal.violations);
    case 'unauthenticated':
      return general(401, codes.unauthenticated, 'You are unauthorized to access this resource.');
    case 'forbidden':
      return general(403, codes.forbidden, 'You are forbidden to access this resource.');
    default:
      return {
        // The operation documents no 429: what passes with time is 503.
        status: refusal.kind === 'too-many-requests' ? 503 : statusOf(refusal),
        body: { code: codes[refusal.kind], message: describeRefusal(refusal, texts).join('; ') },
      };
  }
};

function badRequest() {
  return general(400, 'BAD_REQUEST', 'The requested with given parameters cannot be processed.');
}

/** The vendor's errors of a request as a whole say the same twice. */
function general(status: number, code: string, message: string) {
  const resource = [`${message.charAt(0).toLowerCase()}${message.slice(1)}`];
  return { status, body: { code, message, errors: { resource } } };
}

function unprocessable(faults: readonly FieldRefusal[]) {
  const byField = new Map<string, Set<string>>();
  for (const { field, message } of faults) {
    byField.set(field, (byField.get(field) ?? new Set()).add(message));
  }
  const messages = [...byField].map(([field, texts]) => [field, [...texts]]);
  return {
    status: 422,
    body: {
      code: 'UNPROCESSABLE_ENTITY',
      message: 'Your request could not be processed.',
      errors: Object.fromEntries(messages),
    },
  };
}

/** `/client/redirect_uris/0` is a fault of `redirect_uris`, in the vendor's words. */
function toAttribute({ pointer, received }: Violation): FieldRefusal {
  const [, , attribute = '', member] = pointer.split('/');
  const isBlank = received === 'absent' || received === 'null';
  if (attribute === 'identity_provider' && member === 'id') {
    return { field: 'identity_provider_id', message: isBlank ? "can't be blank" : 'is invalid' };
  }
  if (member === undefined) return { field: attribute, message: isBlank ? "can't be blank" : 'is invalid' };
  const isEmptyUri = attribute === 'redirect_uris' && isBlank;
  return { field: attribute, message: isEmptyUri ? 'empty values are not allowed' : 'is invalid' };
}

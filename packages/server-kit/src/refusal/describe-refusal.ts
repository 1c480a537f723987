import type { JsonFault, Refusal } from './refusal.ts';

const faults: Record<JsonFault, string> = {
  empty: 'The body is empty.',
  incomplete: 'The body is shorter or longer than announced.',
  encoding: 'The body is not valid UTF-8.',
  'byte-order-mark': 'The body must not start with a byte order mark.',
  syntax: 'The body is not valid JSON.',
  'too-deep': 'The body is nested too deeply.',
  'duplicate-member': 'The body names a member twice.',
  'lone-surrogate': 'The body holds half of a surrogate pair.',
  'unsafe-member': 'The body holds a member named __proto__ or constructor.prototype.',
};

/** Texts of a vendor, in place of the kit's. `internal-unknown`: nobody knows whether it took effect. */
export type RefusalTexts = { readonly [kind in Refusal['kind'] | 'internal-unknown']?: string };

/**
 * One sentence, or for violations one phrase each: texts for shapes whose vendor has none.
 *
 * @example
 * ```ts
 * describeRefusal({ kind: 'body-too-large', limit: 1024 }); // ['The body must be at most 1024 bytes.']
 * ```
 */
export function describeRefusal(refusal: Refusal, texts: RefusalTexts = {}): readonly string[] {
  const isUnknown = refusal.kind === 'internal' && refusal.outcome === 'unknown';
  const text = texts[isUnknown ? 'internal-unknown' : refusal.kind];
  return text === undefined ? describe(refusal) : [text];
}

function describe(refusal: Refusal): readonly string[] {
  switch (refusal.kind) {
    case 'invalid-body':
    case 'invalid-parameters':
    case 'refused':
      return refusal.violations.map(({ message }) => message);
    case 'malformed-http':
      return ['The request is not valid HTTP/1.1.'];
    case 'headers-too-large':
      return ['The headers are too large.'];
    case 'request-timeout':
      return ['The request took too long to arrive.'];
    case 'malformed-json':
      return [faults[refusal.fault]];
    case 'unsupported-media-type':
      return [`The media type must be ${refusal.expected.join(' or ')}.`];
    case 'body-too-large':
      return [
        refusal.unit
          ? `The body must have at most ${refusal.limit} ${refusal.unit}.`
          : `The body must be at most ${refusal.limit} bytes.`,
      ];
    case 'method-not-allowed':
      return [`The method must be ${refusal.allow.join(' or ')}.`];
    case 'path-not-found':
      return ['The path does not exist.'];
    case 'unauthenticated':
      if (refusal.reason === 'missing') return ['The access token is missing.'];
      return [
        refusal.reason === 'malformed' ? 'The access token is malformed.' : 'The access token is invalid.',
      ];
    case 'forbidden':
      return ['The access token may not do this.'];
    case 'not-implemented':
      return [`The operation ${refusal.operationId} is not implemented.`];
    case 'internal':
      return [
        refusal.outcome === 'unknown' ? 'The request failed.' : 'The request failed. Nothing was changed.',
      ];
    case 'unavailable':
      return ['The service is out of reach. Nothing was changed.'];
    case 'too-many-requests':
      return ['There are too many requests. Nothing was changed.'];
    case 'client-not-found':
      return ['The client does not exist.'];
  }
}

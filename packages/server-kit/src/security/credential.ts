import type { SecurityScheme } from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import { readCookie } from '../http/cookie.ts';
import { countHeader } from '../http/count-header.ts';

/** What a request presents for a scheme. */
export type Presented =
  | { readonly found: 'nothing' }
  | { readonly found: 'malformed' }
  | { readonly found: 'credential'; readonly credential: string };

const nothing: Presented = { found: 'nothing' };
const malformed: Presented = { found: 'malformed' };
const token68 = /^[A-Za-z0-9._~+/-]+=*$/;
const printable = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/**
 * Finds the credential of a scheme. A header that is sent twice, is empty, or has not the form of its
 * scheme is malformed; names of HTTP schemes are case-insensitive (RFC 9110, section 11.1).
 */
export function findCredential(request: FastifyRequest, scheme: SecurityScheme): Presented {
  if (scheme.type !== 'apiKey') return fromAuthorization(request, scheme.scheme?.toLowerCase() ?? 'bearer');
  const name = scheme.name ?? '';
  switch (scheme.in) {
    case 'query':
      // Fastify's own parser makes a flat object of the query.
      return apiKey((request.query as Record<string, unknown>)[name]);
    case 'cookie':
      return apiKey(readCookie(request.headers.cookie, name));
    default:
      return countHeader(request.raw, name) > 1 ? malformed : apiKey(request.headers[name.toLowerCase()]);
  }
}

function apiKey(value: unknown): Presented {
  if (value === undefined) return nothing;
  return typeof value === 'string' && printable.test(value)
    ? { found: 'credential', credential: value }
    : malformed;
}

function fromAuthorization(request: FastifyRequest, scheme: string): Presented {
  const header = request.headers.authorization;
  if (header === undefined) return nothing;
  if (countHeader(request.raw, 'authorization') > 1) return malformed;
  const space = header.indexOf(' ');
  if (space === -1 || header.slice(0, space).toLowerCase() !== scheme) return malformed;
  const credential = header.slice(space).replace(/^ +/, '');
  if (scheme === 'basic') return basic(credential);
  if (scheme === 'bearer' && !token68.test(credential)) return malformed;
  return apiKey(credential);
}

/** `user:password` (RFC 7617, section 2). */
function basic(credential: string): Presented {
  if (!token68.test(credential)) return malformed;
  const text = Buffer.from(credential, 'base64').toString('utf8');
  return text.includes(':') && !text.includes('\uFFFD')
    ? { found: 'credential', credential: text }
    : malformed;
}

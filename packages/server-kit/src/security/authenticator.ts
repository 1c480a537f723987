import {
  type OpenApiDocument,
  type Operation,
  type SecurityScheme,
  securityScheme,
} from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import { invalidArgument } from '../errors/invalid-argument.ts';
import type { Refusal } from '../refusal/refusal.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import type { Attempt, Authenticate } from './authenticate.ts';
import { findCredential } from './credential.ts';

/** Principals by the name of their scheme; empty when the request is anonymous and may be. */
export type Authenticator = (
  request: FastifyRequest,
  parameters: Attempt['parameters'],
) => Promise<ReadonlyMap<string, unknown>>;

type Need = { readonly scheme: SecurityScheme; readonly scopes: readonly string[] };
type Satisfied = { readonly principals: ReadonlyMap<string, unknown> } | { readonly refusal: Refusal };

/**
 * Compiles the security of an operation: one of the alternatives has to hold, with all its schemes
 * (OpenAPI 3.1, section 4.8.30). The alternative `{}` holds for requests that present nothing; a
 * credential that is presented and bad is refused.
 */
export function authenticator(
  document: OpenApiDocument,
  operation: Operation,
  authenticate: Authenticate,
): Authenticator {
  const alternatives = alternativesOf(document, operation);
  const optional = alternatives.some((needs) => needs.length === 0);
  const demanding = alternatives.filter((needs) => needs.length > 0);
  return async (request, parameters) => {
    const refusals: Refusal[] = [];
    for (const needs of demanding) {
      const found = await satisfy(request, parameters, needs);
      if ('principals' in found) return found.principals;
      refusals.push(found.refusal);
    }
    const presented = demanding.some((needs) =>
      needs.some(({ scheme }) => findCredential(request, scheme).found !== 'nothing'),
    );
    if (optional && !presented) return new Map();
    throw new RefusalError(nearest(refusals));
  };

  async function satisfy(
    request: FastifyRequest,
    parameters: Attempt['parameters'],
    needs: readonly Need[],
  ): Promise<Satisfied> {
    const presented = needs.map((need) => ({ ...need, ...findCredential(request, need.scheme) }));
    for (const { scheme, found } of presented) {
      if (found === 'credential') continue;
      const reason = found === 'nothing' ? 'missing' : 'malformed';
      return { refusal: { kind: 'unauthenticated', reason, scheme } };
    }
    const principals = new Map<string, unknown>();
    for (const need of presented) {
      if (need.found !== 'credential') continue;
      const { scheme, scopes, credential } = need;
      const attempt = { scheme, credential, scopes, operationId: operation.id, parameters };
      const answer = await authenticate(request, attempt);
      if (answer.ok) principals.set(scheme.id, answer.principal);
      else if (answer.reason === 'forbidden') return { refusal: { kind: 'forbidden', scopes } };
      else return { refusal: { kind: 'unauthenticated', reason: answer.reason, scheme } };
    }
    return { principals };
  }
}

const distance = ['forbidden', 'foreign', 'unknown', 'malformed', 'missing'];

/** Of several alternatives, the one that was nearest to hold says what to do about it. */
function nearest(refusals: readonly Refusal[]): Refusal {
  const rank = (refusal: Refusal) =>
    distance.indexOf(refusal.kind === 'unauthenticated' ? refusal.reason : refusal.kind);
  const [first] = refusals.toSorted((a, b) => rank(a) - rank(b));
  return first ?? { kind: 'internal' };
}

/** Those that can be told from a request: of several, one of mutual TLS is never the one that holds. */
function alternativesOf(document: OpenApiDocument, { security }: Operation): readonly (readonly Need[])[] {
  const declared = security.map((requirement) =>
    Object.entries(requirement).map(([id, scopes]): Need => ({ scheme: schemeOf(document, id), scopes })),
  );
  const isTls = ({ scheme }: Need) => scheme.type === 'mutualTLS';
  const usable = declared.filter((needs) => !needs.some(isTls));
  if (usable.length > 0) return usable;
  const id = declared.flat().find(isTls)?.scheme.id;
  throw invalidArgument(`The security scheme ${id} is mutualTLS: what terminates TLS has to enforce it.`);
}

function schemeOf(document: OpenApiDocument, id: string): SecurityScheme {
  const scheme = securityScheme(document, id);
  if (scheme) return scheme;
  throw invalidArgument(`The contract requires the security scheme ${id} and does not declare it.`);
}

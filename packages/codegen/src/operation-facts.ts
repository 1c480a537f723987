import { type OpenApiDocument, operations, retryRule, secretNames, securityScheme } from '@clientele/openapi';
import { Imported } from './imported.ts';
import { mediaFacts } from './media-facts.ts';
import { messagePointers } from './message-pointers.ts';

/** What a call of an operation needs at run time: `Operation` of @clientele/sdk-runtime. */
export type OperationFacts = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly retry?: { readonly policy: string };
};

/** Whether a key that makes the second request harmless makes sense: it may change things, and come twice. */
export function isIdempotent({ retry }: OperationFacts): boolean {
  return retry?.policy === 'idempotent';
}

/** Gathers what types do not carry at run time, per operation, in the document's order. */
export function operationFacts(document: OpenApiDocument): OperationFacts[] {
  return [...operations(document)].map((operation) => {
    const { id, method, path, raw } = operation;
    const alternatives = operation.security.map((requirement) =>
      unlike(Object.keys(requirement).map((name) => credential(document, name))),
    );
    const security = alternatives.flatMap(([first, ...and]) =>
      first ? [and.length > 0 ? { ...first, and } : first] : [],
    );
    const isSeveral = alternatives.some((schemes) => schemes.length > 1);
    const { responses, mediaType, ...media } = mediaFacts(document, operation);
    const secrets = secretNames(document, operation);
    const messages = messagePointers(document, operation);
    const { reason: _forPeople, ...retry } = retryRule(raw['x-retry']);
    return {
      id,
      method,
      path,
      responses,
      ...(security.length > 0 ? { security } : {}),
      ...(isSeveral ? { authorize: new Imported('addEveryCredential') } : {}),
      ...(mediaType ? { mediaType } : {}),
      ...media,
      ...(secrets.length > 0 ? { secrets } : {}),
      ...(messages.length > 0 ? { messages } : {}),
      ...(retry.policy === 'never' ? {} : { retry }),
    };
  });
}

/** What is known of an operation that hey-api gives. */
export function factsOf<Facts extends { readonly path: string; readonly method: string }>(
  facts: readonly Facts[],
  { path, method }: { readonly path: string; readonly method: string },
): Facts {
  const found = facts.find((one) => one.path === path && one.method === method.toUpperCase());
  if (!found) throw new Error(`${method} ${path}: hey-api has an operation that the document has not.`);
  return found;
}

/** OAuth and Bearer are the same on the wire. */
function unlike(schemes: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] {
  return [...new Map(schemes.map((scheme) => [JSON.stringify(scheme), scheme])).values()];
}

function credential(document: OpenApiDocument, name: string): Record<string, unknown> {
  const { type, in: place, name: parameter, scheme } = securityScheme(document, name) ?? {};
  if (type !== 'apiKey') return { type: 'http', scheme: /^basic$/i.test(scheme ?? '') ? 'Basic' : 'Bearer' };
  return {
    type: 'apiKey',
    ...(place === 'query' ? { in: 'query' } : {}),
    ...(parameter === 'Authorization' ? {} : { name: parameter }),
  };
}

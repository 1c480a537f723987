import { messagePointers } from './message-pointers.ts';
import { at, type Located, type OpenApi, operations, pointer, resolve } from './openapi.ts';
import { secretNames } from './secret-names.ts';

interface Scheme {
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
}

/** What a call of an operation needs at run time: `Operation` of @clientele/sdk-runtime. */
export type OperationFacts = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly method: string;
  readonly path: string;
};

/** What nobody declared safe is not sent twice. */
const never = { policy: 'never', reason: '' };

/** Gathers what types do not carry at run time, per operation, in the document's order. */
export function operationFacts(document: OpenApi): OperationFacts[] {
  return [...operations(document)].map((located) => {
    const { operation, method, path } = located;
    const security = (operation.security ?? document.security ?? []).flatMap((requirement) =>
      Object.keys(requirement).map((name) => credential(document, name)),
    );
    const body = resolve<{ content?: Record<string, unknown> } | undefined>(document, operation.requestBody);
    const [mediaType] = Object.keys(body?.content ?? {});
    const secrets = secretNames(document, operation);
    const messages = messagePointers(document, operation);
    const { reason: _forPeople, ...retry } = operation['x-retry'] ?? never;
    return {
      id: operation.operationId ?? '',
      method: method.toUpperCase(),
      path,
      responses: statuses(document, located),
      ...(security.length > 0 ? { security } : {}),
      ...(mediaType && mediaType !== 'application/json' ? { mediaType } : {}),
      ...(secrets.length > 0 ? { secrets } : {}),
      ...(messages.length > 0 ? { messages } : {}),
      ...(retry.policy === 'never' ? {} : { retry }),
    };
  });
}

/** What is known of an operation that hey-api gives. */
export function factsOf(
  facts: readonly OperationFacts[],
  { path, method }: { readonly path: string; readonly method: string },
): OperationFacts {
  const found = facts.find((one) => one.path === path && one.method === method.toUpperCase());
  if (!found) throw new Error(`${method} ${path}: hey-api has an operation that the document has not.`);
  return found;
}

function statuses(document: OpenApi, { operation, method }: Located): Record<string, boolean> {
  const rows = Object.entries(operation.responses ?? {}).map(([status, node]) => {
    const { content } = resolve<{ content?: object }>(document, node);
    return [status, method !== 'head' && content !== undefined];
  });
  return Object.fromEntries(rows);
}

function credential(document: OpenApi, name: string): Record<string, unknown> {
  const scheme = resolve<Scheme>(document, at(document, pointer('components', 'securitySchemes', name)));
  if (scheme.type !== 'apiKey')
    return { type: 'http', scheme: /^basic$/i.test(scheme.scheme ?? '') ? 'Basic' : 'Bearer' };
  return {
    type: 'apiKey',
    ...(scheme.in === 'query' ? { in: 'query' } : {}),
    ...(scheme.name === 'Authorization' ? {} : { name: scheme.name }),
  };
}

import { at, type Located, type OpenApi, operations, pointer, resolve } from './openapi.ts';

interface Scheme {
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
}

/** What a call of an operation needs at run time: `Operation` of @clientele/sdk-runtime. */
export type OperationFacts = Readonly<Record<string, unknown>> & {
  readonly method: string;
  readonly path: string;
};

/** Gathers what types do not carry at run time, per operation, in the document's order. */
export function operationFacts(document: OpenApi): OperationFacts[] {
  return [...operations(document)].map((located) => {
    const { operation, method, path } = located;
    const security = (operation.security ?? document.security ?? []).flatMap((requirement) =>
      Object.keys(requirement).map((name) => credential(document, name)),
    );
    const body = resolve<{ content?: Record<string, unknown> } | undefined>(document, operation.requestBody);
    const [mediaType] = Object.keys(body?.content ?? {});
    return {
      id: operation.operationId ?? '',
      method: method.toUpperCase(),
      path,
      responses: statuses(document, located),
      ...(security.length > 0 ? { security } : {}),
      ...(mediaType && mediaType !== 'application/json' ? { mediaType } : {}),
    };
  });
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
  if (scheme.type !== 'apiKey') return { type: 'http', scheme: scheme.scheme?.toLowerCase() ?? 'bearer' };
  return {
    type: 'apiKey',
    ...(scheme.in === 'query' ? { in: 'query' } : {}),
    ...(scheme.name === 'Authorization' ? {} : { name: scheme.name }),
  };
}

import { credentials, requestMediaType, type Scenario } from '@clientele/openapi';
import type { PrismRequest } from '../prism/ask-prism.ts';
import type { DocumentedOperation } from './documented-operation.ts';
import { type Stated, statedParameters, writtenParameter } from './stated-parameters.ts';

/**
 * The request that leads to a scenario, as Prism takes it: its own, or what its `x-cause` says of the
 * token, the media type and the body.
 */
export function scenarioRequest(
  { document, operation }: DocumentedOperation,
  { name, cause = {}, input }: Scenario,
): PrismRequest {
  const examples: Record<string, Readonly<Record<string, unknown>>> = {
    path: input.path,
    query: input.query,
    header: input.headers,
  };
  const given = operation.parameters.flatMap((parameter) => {
    const value = examples[parameter.in]?.[parameter.name];
    return value === undefined ? [] : writtenParameter(document, parameter, value);
  });
  const token =
    cause.token === 'missing' || cause.token === 'malformed' ? [] : operation.security.slice(0, 1);
  const parts = [...given, ...statedParameters(document, operation, name)];
  for (const requirement of token) {
    for (const { in: place, name: key, value } of credentials(document, requirement))
      parts.push({ in: place, name: key, values: [value] });
  }
  const body = 'body' in cause ? cause.body : input.body;
  const path = membersIn(parts, 'path');
  const cookies = Object.entries(membersIn(parts, 'cookie')).map((pair) => pair.join('='));
  return {
    method: operation.method.toLowerCase() as PrismRequest['method'], // the document has no other methods
    url: {
      path: operation.path.replace(/\{([^{}]+)\}/g, (_, key) =>
        encodeURIComponent(String(path[key] ?? 'example')),
      ),
      query: membersIn(parts, 'query'),
    },
    headers: {
      ...headersIn(parts),
      ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
      ...(cause.token === 'malformed' ? { authorization: 'Unheard-of' } : {}),
      ...(body === undefined ? {} : { 'content-type': cause.mediaType ?? requestMediaType(operation) ?? '' }),
      // Prism looks at the media type of a body that has a length.
      ...(body === undefined ? {} : { 'content-length': '1' }),
    },
    body: body ?? null,
  };
}

function membersIn(parts: readonly Stated[], place: Stated['in']): Record<string, string | string[]> {
  const wanted = parts.filter((part) => part.in === place);
  return Object.fromEntries(
    wanted.map(({ name, values }) => [name, values.length === 1 ? String(values[0]) : [...values]]),
  );
}

function headersIn(parts: readonly Stated[]): Record<string, string> {
  const headers = Object.entries(membersIn(parts, 'header'));
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), [value].flat().join()]));
}

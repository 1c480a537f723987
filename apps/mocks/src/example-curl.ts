import type { Operation } from './contract.ts';

/**
 * A curl command, quoted for a POSIX shell, that calls an operation and gets a 2xx answer from its
 * mock: example parameters, placeholder credentials, the first request example as body.
 *
 * @example
 * ```ts
 * exampleCurl(operation, 'http://localhost:4010/tea'); // curl -X PUT 'http://localhost:4010/tea/...
 * ```
 */
export function exampleCurl(operation: Operation, url: string): string {
  const { method, path, request = {}, security = [] } = operation;
  const headers: string[] = [];
  const query = (request.query ?? []).filter(isRequired).map(assignment);
  const cookies = (request.cookie ?? []).filter(isRequired).map(assignment);
  for (const scheme of security[0] ?? []) {
    if (scheme.type !== 'apiKey') headers.push(`Authorization: ${credentials(scheme)}`);
    else if (scheme.in === 'header') headers.push(`${scheme.name}: example-token`);
    else if (scheme.in === 'query') query.push(`${scheme.name}=example-token`);
    else cookies.push(`${scheme.name}=example-token`);
  }
  for (const header of (request.headers ?? []).filter(isRequired)) {
    headers.push(`${header.name}: ${exampleOf(header)}`);
  }
  if (cookies.length > 0) headers.push(`Cookie: ${cookies.join('; ')}`);
  const content = request.body?.contents?.[0];
  if (content) headers.push(`Content-Type: ${content.mediaType}`);
  const search = query.length > 0 ? `?${query.join('&')}` : '';
  return [
    `curl -X ${method.toUpperCase()} ${quote(url + fillIn(path, request.path ?? []) + search)}`,
    ...headers.map((header) => `-H ${quote(header)}`),
    ...(content ? [`-d ${quote(JSON.stringify(exampleOf(content)))}`] : []),
  ].join(' ');
}

/** What the parameters and the contents of Prism's operations have in common. */
type Exemplified = {
  examples?: readonly object[];
  schema?: { examples?: unknown; default?: unknown; enum?: unknown };
};
type Parameter = Exemplified & { name: string; required?: boolean };

function fillIn(path: string, parameters: Parameter[]): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    return encodeURIComponent(String(parameter ? exampleOf(parameter) : 'example'));
  });
}

function exampleOf({ examples = [], schema = {} }: Exemplified): unknown {
  const [first] = examples;
  if (first && 'value' in first) return first.value;
  const [listed] = [schema.examples, schema.enum].filter(Array.isArray).flat();
  return listed ?? schema.default ?? 'example';
}

function isRequired({ required }: Parameter): boolean {
  return required === true;
}

function assignment(parameter: Parameter): string {
  return `${parameter.name}=${encodeURIComponent(String(exampleOf(parameter)))}`;
}

function credentials(scheme: { type: string; scheme?: string }): string {
  return scheme.scheme === 'basic' ? `Basic ${btoa('user:password')}` : 'Bearer example-token';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

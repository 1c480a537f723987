import { credentials } from './credentials.ts';
import type { OpenApiDocument, Operation, Parameter } from './document.ts';
import { type Exemplified, exampleOf } from './examples.ts';
import { inPlace } from './in-place.ts';
import { asList, asMap } from './json.ts';

/** Where to send the request, and as whom. */
export interface CurlTarget {
  /** Base URL of the document's paths, without a trailing slash. */
  readonly url: string;
  /** Values in the place of path parameters' examples, by name. */
  readonly path?: Readonly<Record<string, string>>;
  /** `user:password` for HTTP Basic. Default: a placeholder. */
  readonly token?: string;
}

/**
 * A curl command, quoted for a POSIX shell, that calls an operation: example parameters, the credentials
 * of its first security requirement, the first request example as body.
 *
 * @example
 * ```ts
 * exampleCurl(document, operation, { url: 'http://localhost:4010/tea' });
 * // curl -X PUT 'http://localhost:4010/tea/...
 * ```
 */
export function exampleCurl(document: OpenApiDocument, operation: Operation, target: CurlTarget): string {
  const { method, path, parameters, security, body } = operation;
  const required = (place: Parameter['in']) =>
    parameters.filter((parameter) => parameter.in === place && parameter.required === true);
  const assign = (parameter: Parameter) =>
    `${parameter.name}=${encodeURIComponent(String(anyValue(document, parameter)))}`;
  const query = required('query').map(assign);
  const cookies = required('cookie').map(assign);
  const headers: string[] = [];
  for (const { in: place, name, value } of credentials(document, security[0], target.token)) {
    if (place === 'query') query.push(`${name}=${encodeURIComponent(value)}`);
    else if (place === 'cookie') cookies.push(`${name}=${value}`);
    else headers.push(`${name}: ${value}`);
  }
  for (const header of required('header')) headers.push(`${header.name}: ${anyValue(document, header)}`);
  if (cookies.length > 0) headers.push(`Cookie: ${cookies.join('; ')}`);
  const [content] = Object.entries(body?.content ?? {});
  if (content) headers.push(`Content-Type: ${content[0]}`);
  const search = query.length > 0 ? `?${query.join('&')}` : '';
  return [
    `curl -X ${method} ${quote(target.url + fillIn(document, path, parameters, target.path) + search)}`,
    ...headers.map((header) => `-H ${quote(header)}`),
    ...(content ? [`-d ${quote(JSON.stringify(anyValue(document, content[1])))}`] : []),
  ].join(' ');
}

function fillIn(
  document: OpenApiDocument,
  path: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>> = {},
): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    const value = Object.hasOwn(values, name) ? values[name] : anyValue(document, parameter ?? {});
    return encodeURIComponent(String(value));
  });
}

/** What is required in what is required goes on without end in a circle, and is not read in a curl. */
const deepest = 2;

/** An example, else whatever the schema names, else the required properties, else a word. */
function anyValue(document: OpenApiDocument, described: Exemplified, depth = 0): unknown {
  const example = exampleOf(document, described);
  if (example !== undefined) return example;
  const schemas = inPlace(document, described.schema);
  const [value] = [
    ...schemas.flatMap((schema) => asList(schema['enum'])),
    ...schemas.flatMap((schema) => ('default' in schema ? [schema['default']] : [])),
  ];
  const properties = Object.assign({}, ...schemas.map((schema) => schema['properties']));
  if (value !== undefined || depth > deepest || Object.keys(properties).length === 0)
    return value ?? 'example';
  const required = schemas.flatMap((schema) => asList(schema['required'])).map(String);
  const member = (name: string) => anyValue(document, { schema: asMap(properties[name]) }, depth + 1);
  return Object.fromEntries(required.map((name) => [name, member(name)]));
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

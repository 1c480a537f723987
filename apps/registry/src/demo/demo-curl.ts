import { asObject, descend } from '../contract/descend.ts';
import { findOperation } from '../contract/find-operation.ts';
import type { Json, JsonObject } from '../vendors/vendor.ts';

/** Where to send the request, and as whom. */
export interface CurlTarget {
  /** The vendor's prefix, without a trailing slash. */
  readonly url: string;
  readonly idParameter: string;
  readonly clientId: string;
  readonly token: string;
}

/**
 * A curl command, quoted for a POSIX shell, that makes the contract's first request example a real
 * request to the first operation that names the client in its path.
 *
 * @throws {TypeError} when the contract has no such operation or example.
 * @example
 * ```ts
 * demoCurl(document, { url: 'http://127.0.0.1:4020/tea', idParameter: 'id', clientId: 'a', token: 't' });
 * ```
 */
export function demoCurl(document: Json, { url, idParameter, clientId, token }: CurlTarget): string {
  const at = (value: Json | undefined, ...path: string[]) => descend(document, value, path);
  const { path, method, operation } = findOperation(document, idParameter);
  const [mediaType, content] = Object.entries(asObject(at(operation, 'requestBody', 'content')))[0] ?? [];
  const [example] = Object.values(asObject(at(content, 'examples')));
  const body = at(example, 'value');
  if (mediaType === undefined || body === undefined)
    throw new TypeError('The contract has no request example.');
  const requirements = at(operation, 'security') ?? at(document, 'security');
  const [scheme] = Object.keys(asObject(Array.isArray(requirements) ? requirements[0] : undefined));
  const definition = scheme === undefined ? undefined : at(document, 'components', 'securitySchemes', scheme);
  return [
    `curl -X ${method.toUpperCase()} ${quote(url + path.replace(`{${idParameter}}`, encodeURIComponent(clientId)))}`,
    ...(definition === undefined ? [] : [`-H ${quote(credentialHeader(asObject(definition), token))}`]),
    `-H ${quote(`Content-Type: ${mediaType}`)}`,
    `-d ${quote(JSON.stringify(body))}`,
  ].join(' ');
}

function credentialHeader(scheme: JsonObject, token: string): string {
  return scheme['type'] === 'apiKey'
    ? `${String(scheme['name'])}: ${token}`
    : `Authorization: Bearer ${token}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

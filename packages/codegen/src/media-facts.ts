import {
  asList,
  defaultMediaType,
  inPlace,
  isObject,
  type MediaKind,
  mediaKind,
  membersOf,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  parameterStyle,
} from '@clientele/openapi';
import { Imported } from './imported.ts';

const held = {
  json: 'json',
  text: 'text',
  urlencoded: 'text',
  multipart: 'binary',
  binary: 'binary',
  any: 'any',
};

const writers: Readonly<Record<MediaKind, string | undefined>> = {
  json: undefined,
  text: 'writeText',
  urlencoded: 'writeUrlencoded',
  multipart: 'writeMultipart',
  binary: 'writeBytes',
  any: 'writeAny',
};

/** What a call needs to read and write more than JSON; a contract pays only for what it uses. */
export function mediaFacts(
  document: OpenApiDocument,
  operation: Operation,
): Readonly<Record<string, unknown>> {
  const { answers, ...rest } = responseFacts(operation);
  const requests = { ...requestFacts(operation), ...styleFacts(document, operation), ...rest };
  const write = Object.keys(requests).some((name) => name !== 'mediaType');
  return { ...answers, ...requests, ...(write ? { write: new Imported('writeRequest') } : {}) };
}

function responseFacts({ method, responses }: Operation): { answers: object; accept?: string } {
  const rows = Object.entries(responses).map(([status, { content = {} }]) => {
    const types = method === 'HEAD' ? [] : Object.keys(content);
    const [only] = types;
    if (!only) return [status, false] as const;
    if (types.length === 1 && mediaKind(only) === 'json') return [status, true] as const;
    return [status, Object.fromEntries(types.map((type) => [type, held[mediaKind(type)]]))] as const;
  });
  const isMore = rows.some(([status, body]) => !/^\d+$/.test(status) || typeof body === 'object');
  const more = isMore ? { read: new Imported('readAny') } : {};
  const answers = { responses: Object.fromEntries(rows), ...more };
  const types = Object.values(responses).flatMap(({ content = {} }) => Object.keys(content));
  return rows.some(([, body]) => typeof body === 'object')
    ? { answers, accept: acceptOf([...new Set(types)]) }
    : { answers };
}

/** JSON is asked for first (RFC 9110, section 12.5.1). */
function acceptOf(types: readonly string[]): string {
  const isJson = (type: string) => mediaKind(type) === 'json';
  const json = types.filter(isJson);
  const weight = json.length > 0 ? ';q=0.9' : '';
  return [...json, ...types.filter((type) => !isJson(type)).map((type) => type + weight)].join(', ');
}

function requestFacts({ body }: Operation): object {
  const types = Object.keys(body?.content ?? {});
  const mediaType = defaultMediaType(body?.content);
  const entries = types.flatMap((type) => {
    const name = writers[mediaKind(type)];
    return name ? [[type, new Imported(name)] as const] : [];
  });
  return {
    ...(mediaType && mediaType !== 'application/json' ? { mediaType } : {}),
    ...(entries.length > 0 || types.length > 1 ? { writers: Object.fromEntries(entries) } : {}),
  };
}

/** The parameters that are not lists, exploded, or objects by member, of scalars alone. */
function styleFacts(document: OpenApiDocument, { parameters }: Operation): object {
  const styles = { path: {}, query: {} } as Record<string, Record<string, string>>;
  for (const parameter of parameters) {
    const { shape, style, explode } = parameterStyle(document, parameter);
    const isUsual = shape === 'array' ? style === 'form' && explode : style === 'deepObject';
    const isPlain = isUsual && parameter.in === 'query' && !maySurround(document, parameter);
    if (shape === 'primitive' || isPlain) continue;
    const place = styles[parameter.in];
    if (place) place[parameter.name] = style + (explode ? '*' : '');
  }
  const used = Object.entries(styles).filter(([, names]) => Object.keys(names).length > 0);
  return used.length > 0
    ? { styles: Object.fromEntries(used), parameters: new Imported('writeParameters') }
    : {};
}

/** Whether items or members may be lists or objects themselves, by what is said of them or by silence. */
function maySurround(document: OpenApiDocument, { schema }: Parameter): boolean {
  const schemas = inPlace(document, schema);
  const inner = [
    ...schemas.flatMap((part) => [part['items'], ...asList(part['prefixItems'])]),
    ...schemas.map((part) => part['additionalProperties'] || undefined),
    ...[...membersOf(schemas).values()].flat(),
  ].filter((one) => one !== undefined);
  return inner.length === 0 || !inner.every((one) => isScalar(document, one));
}

function isScalar(document: OpenApiDocument, schema: unknown): boolean {
  if (!isObject(schema) || parameterStyle(document, { in: 'query', schema }).shape !== 'primitive')
    return false;
  return inPlace(document, schema).some((part) => ['type', 'enum', 'const'].some((name) => name in part));
}

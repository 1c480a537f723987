import {
  asMap,
  inPlace,
  membersOf,
  type OpenApiDocument,
  type Parameter,
  parameterStyle,
} from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import { invalidArgument } from '../errors/invalid-argument.ts';
import { readCookie } from '../http/cookie.ts';
import { jsonOf, listNames } from './coerce.ts';
import { decode, decodeQuery, encodedValues, items, members, nested } from './delimited.ts';

/** The path's values by name: as the router decoded them, and, which few ask for, as they were sent. */
export interface PathValues {
  readonly decoded: Readonly<Record<string, string>>;
  encoded(): Readonly<Record<string, string>>;
}

/** Finds a value: texts, lists and objects of texts; undefined where nothing was sent. */
export type Find = (request: FastifyRequest, path: PathValues) => unknown;

const delimiters: Readonly<Record<string, string | RegExp>> = {
  spaceDelimited: /%20|\+| /,
  // RFC 3986 wants the bar encoded, URL of the platform sends it as it is.
  pipeDelimited: /%7c|\|/i,
};

/**
 * Compiles how a parameter is written (OpenAPI 3.1, section 4.8.12.3). `others` are the names of the
 * operation's other query parameters, which are no members of an exploded object.
 *
 * @throws TypeError for a style that no client here writes
 */
export function parameterFinder(
  document: OpenApiDocument,
  parameter: Parameter,
  others: ReadonlySet<string>,
): Find {
  const { name, in: place, schema } = parameter;
  const { style, explode, shape } = parameterStyle(document, parameter);
  if (parameter.content) return (request, path) => textIn(request, path);
  if (!['form', 'simple', 'spaceDelimited', 'pipeDelimited', 'deepObject'].includes(style)) {
    throw invalidArgument(`The parameter ${name} has the style ${style}, which is not supported.`);
  }
  if (style === 'deepObject') {
    // Fastify's own parser makes a flat object of the query.
    return ({ query }) => nested(name, Object.entries(asMap(query)));
  }
  if (shape === 'primitive') return (request, path) => textIn(request, path);
  if (place === 'query' && explode) return shape === 'array' ? listIn : membersIn();
  const lists = listNames(document, schema);
  return (request, path) => {
    const list = place === 'query' ? delimited(request) : separated(request, path);
    return list && (shape === 'array' ? list : withLists(members(list, explode), lists));
  };

  function textIn({ query, headers }: FastifyRequest, { decoded }: PathValues): unknown {
    switch (place) {
      case 'path':
        return decoded[name];
      case 'query':
        return asMap(query)[name];
      case 'header':
        return headers[name.toLowerCase()];
      case 'cookie':
        return readCookie(headers.cookie, name);
    }
  }

  /** `name=a&name=b` */
  function listIn({ query }: FastifyRequest): unknown {
    const value = asMap(query)[name];
    return value === undefined ? undefined : [value].flat();
  }

  /** `x=1&y=2`: the members are parameters themselves. */
  function membersIn(): Find {
    const schemas = inPlace(document, schema);
    const declared = membersOf(schemas);
    const isOpen = schemas.some(({ additionalProperties = false }) => additionalProperties !== false);
    return ({ query }) => {
      const found = Object.entries(asMap(query)).filter(
        ([key]) => declared.has(key) || (isOpen && !others.has(key)),
      );
      return found.length === 0 ? undefined : Object.fromEntries(found);
    };
  }

  function delimited({ raw: { url = '' } }: FastifyRequest): readonly string[] | undefined {
    const found = encodedValues(url, name);
    const texts = found.flatMap((text) => items(text, delimiters[style] ?? ','));
    return found.length === 0 ? undefined : texts.map(decodeQuery);
  }

  /** In a path, what is encoded is no delimiter; in a header and a cookie nothing is encoded. */
  function separated(request: FastifyRequest, path: PathValues): readonly string[] | undefined {
    const encoded = place === 'path' ? path.encoded()[name] : undefined;
    if (encoded !== undefined) return items(encoded, ',').map(decode);
    const text = textIn(request, path);
    return typeof text === 'string' ? items(text, ',').map((item) => item.trim()) : undefined;
  }
}

/** Between delimiters a list has one place, and is JSON there. */
function withLists(found: Readonly<Record<string, string>>, lists: ReadonlySet<string>): unknown {
  const entries = Object.entries(found).map(([key, text]) => {
    const list = lists.has(key) ? jsonOf(text) : undefined;
    return [key, Array.isArray(list) ? list : text];
  });
  return Object.fromEntries(entries);
}

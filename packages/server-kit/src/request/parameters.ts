import type { OpenApiDocument, Parameter } from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import { readCookie } from '../http/cookie.ts';
import type { Validators } from '../schema/validators.ts';
import type { Violation } from '../schema/violation.ts';
import { coerce, typesOf } from './coerce.ts';
import { pathParameterFault } from './path-parameter-fault.ts';

type Values = Record<string, unknown>;

export interface ReadParameters {
  readonly path: Values;
  readonly query: Values;
  readonly header: Values;
  readonly cookie: Values;
  readonly violations: readonly Violation[];
}

/** Reads the parameters of a request: `path` holds what the router decoded, by name. */
export type ParameterReader = (
  request: FastifyRequest,
  path: Readonly<Record<string, string>>,
) => ReadParameters;

const separators: Record<string, string> = { spaceDelimited: ' ', pipeDelimited: '|' };

/**
 * Compiles the parameters of an operation: how they are written (OpenAPI 3.1, section 4.8.12), the
 * types they are coerced to, and their schemas. Query parameters that are not declared are left out.
 */
export function parameterReader(
  document: OpenApiDocument,
  declared: readonly Parameter[],
  validators: Validators,
): ParameterReader {
  const readers = declared.map((parameter) => {
    const json = parameter.content !== undefined;
    const schema = json ? Object.values(parameter.content)[0]?.schema : parameter.schema;
    const check = validators.compile(
      {
        type: 'object',
        properties: { [parameter.name]: schema ?? true },
        ...(parameter.required || parameter.in === 'path' ? { required: [parameter.name] } : {}),
      },
      'parameters',
    );
    return { parameter, json, schema, check };
  });
  return (request, path) => {
    // Filled below, a member per parameter.
    const values = { path: {} as Values, query: {} as Values, header: {} as Values, cookie: {} as Values };
    const violations: Violation[] = [];
    for (const { parameter, json, schema, check } of readers) {
      const raw = find(parameter, request, path);
      const own: Values = {};
      if (raw !== undefined) own[parameter.name] = json ? parse(raw) : coerce(document, schema, raw);
      Object.assign(values[parameter.in], own);
      violations.push(...check(own), ...namingViolations(parameter, path[parameter.name]));
    }
    return { ...values, violations };
  };

  function find(
    parameter: Parameter,
    request: FastifyRequest,
    path: Readonly<Record<string, string>>,
  ): unknown {
    const { name } = parameter;
    switch (parameter.in) {
      case 'path':
        return split(parameter, path[name]);
      case 'header':
        return split(parameter, request.headers[name.toLowerCase()]);
      case 'cookie':
        return split(parameter, readCookie(request.headers.cookie, name));
      case 'query':
        // Fastify's own parser makes a flat object of the query.
        return queryValue(parameter, request.query as Values);
    }
  }

  function queryValue(parameter: Parameter, query: Values): unknown {
    const types = typesOf(document, parameter.schema);
    if (parameter.style === 'deepObject') return deepObject(parameter.name, query);
    const value = query[parameter.name];
    if (value === undefined || !types.has('array')) return value;
    if (parameter.explode !== false) return [value].flat();
    return split(parameter, value);
  }

  /** A list in one string (RFC 6570 simple expansion, or the delimited styles). */
  function split(parameter: Parameter, value: unknown): unknown {
    if (typeof value !== 'string' || !typesOf(document, parameter.schema).has('array')) return value;
    return value === '' ? [] : value.split(separators[parameter.style ?? ''] ?? ',');
  }
}

/** Beyond the schema: a path parameter must be able to name something. */
function namingViolations({ name, in: place }: Parameter, value: string | undefined): readonly Violation[] {
  const problem = place === 'path' && value !== undefined ? pathParameterFault(value) : undefined;
  return problem === undefined
    ? []
    : [
        {
          pointer: `/${name}`,
          field: name,
          message: `${name} ${problem}`,
          keyword: 'path',
          received: 'string',
        },
      ];
}

function deepObject(name: string, query: Values): unknown {
  const members = Object.entries(query)
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    .map(([key, value]) => [key.slice(name.length + 1, -1), value]);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function parse(raw: unknown): unknown {
  try {
    return JSON.parse(String(raw));
  } catch {
    // No JSON: the schema refuses the string and names the parameter.
    return raw;
  }
}

import type { OpenApiDocument, Parameter } from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import type { Validators } from '../schema/validators.ts';
import type { Violation } from '../schema/violation.ts';
import { coerce } from './coerce.ts';
import { type PathValues, parameterFinder } from './find-parameter.ts';
import { pathParameterFault } from './path-parameter-fault.ts';

type Values = Record<string, unknown>;

export interface ReadParameters {
  readonly path: Values;
  readonly query: Values;
  readonly header: Values;
  readonly cookie: Values;
  readonly violations: readonly Violation[];
}

/** Reads the parameters of a request. */
export type ParameterReader = (request: FastifyRequest, path: PathValues) => ReadParameters;

/**
 * Compiles the parameters of an operation: how they are written, the types they are coerced to, and
 * their schemas. Query parameters that are not declared are left out.
 *
 * @throws TypeError for a style that is not supported
 */
export function parameterReader(
  document: OpenApiDocument,
  declared: readonly Parameter[],
  validators: Validators,
): ParameterReader {
  const inQuery = new Set(declared.filter((one) => one.in === 'query').map(({ name }) => name));
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
      `#${parameter.pointer}`,
    );
    const find = parameterFinder(document, parameter, inQuery);
    return { parameter, json, schema, check, find };
  });
  return (request, path) => {
    // Filled below, a member per parameter.
    const values = { path: {} as Values, query: {} as Values, header: {} as Values, cookie: {} as Values };
    const violations: Violation[] = [];
    for (const { parameter, json, schema, check, find } of readers) {
      const raw = find(request, path);
      const own: Values = {};
      if (raw !== undefined) own[parameter.name] = json ? parse(raw) : coerce(document, schema, raw);
      Object.assign(values[parameter.in], own);
      violations.push(...check(own), ...namingViolations(parameter, path.decoded[parameter.name]));
    }
    return { ...values, violations };
  };
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

function parse(raw: unknown): unknown {
  try {
    return JSON.parse(String(raw));
  } catch {
    // No JSON: the schema refuses the string and names the parameter.
    return raw;
  }
}

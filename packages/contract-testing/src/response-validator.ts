import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { closeSchemas } from './close-schemas.ts';

export interface SchemaProblem {
  /** JSON Pointer into the body. */
  readonly instance: string;
  /** JSON Pointer into the bundle, of the schema that refused. */
  readonly schema: string;
  readonly message: string;
}

/** Validates values against schemas of one bundle by JSON Schema 2020-12, undeclared members refused. */
export type Validator = (schema: string, value: unknown) => SchemaProblem[];

/**
 * Compiles a bundle's schemas with our own validator, independent of Prism's.
 *
 * @example
 * ```ts
 * const validate = createValidator(document);
 * validate('/components/schemas/Client', { name: 5 }); // [{ instance: '/name', ... }]
 * ```
 */
export function createValidator(document: Record<string, unknown>): Validator {
  // OpenAPI documents hold keywords that are not JSON Schema's; they are annotations here.
  const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false, logger: false });
  // ajv-formats is CommonJS; its types describe the default import as a namespace.
  (formats as unknown as (target: Ajv2020) => void)(ajv);
  ajv.addSchema(closeSchemas(document), 'contract');
  const compiled = new Map<string, ValidateFunction>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile({ $ref: `contract#${encodeURI(schema)}` });
    compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map((error) => problem(schema, error));
  };
}

function problem(schema: string, error: ErrorObject): SchemaProblem {
  const place = decodeURI(error.schemaPath.slice(error.schemaPath.indexOf('#') + 1));
  const absolute = /^\/(components|paths)\//.test(place);
  return {
    instance: error.instancePath,
    schema: absolute ? place : schema,
    message: [error.message, ...details(error)].join(': '),
  };
}

function details({ params }: ErrorObject): string[] {
  return Object.values(params).filter((value): value is string => typeof value === 'string');
}

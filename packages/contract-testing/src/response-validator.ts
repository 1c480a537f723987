import {
  asList,
  type Direction,
  type OpenApiDocument,
  parsePointer,
  spellOut,
  toFragment,
  toPointer,
} from '@clientele/openapi';
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
 * Compiles a bundle's schemas with our own validator, independent of Prism's; once for each bundle.
 * What is sent may have members that are not declared.
 *
 * @example
 * ```ts
 * const validate = createValidator(document);
 * validate('/components/schemas/Client', { name: 5 }); // [{ instance: '/name', ... }]
 * ```
 */
export function createValidator(document: OpenApiDocument, direction: Direction = 'received'): Validator {
  const known = validators[direction].get(document) ?? compile(document, direction);
  validators[direction].set(document, known);
  return known;
}

const validators = { received: new WeakMap<object, Validator>(), sent: new WeakMap<object, Validator>() };

function compile(document: OpenApiDocument, direction: Direction): Validator {
  // OpenAPI documents hold keywords that are not JSON Schema's; they are annotations here.
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    logger: false,
  });
  // ajv-formats is CommonJS; its types describe the default import as a namespace.
  (formats as unknown as (target: Ajv2020) => void)(ajv);
  const written = spellOut(document, direction);
  const schemas = direction === 'received' ? closeSchemas(written) : written;
  ajv.addSchema(schemas, 'contract');
  const places = new Map([...objectsOf(schemas, '')]);
  const compiled = new Map<string, ValidateFunction>();
  return (schema, value) => {
    const validate =
      compiled.get(schema) ?? ajv.compile({ $ref: `contract${toFragment(parsePointer(schema))}` });
    compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map((error) => problem(schema, places, error));
  };
}

function problem(schema: string, places: ReadonlyMap<unknown, string>, error: ErrorObject): SchemaProblem {
  // Ajv's own path starts anew at each `$ref`, so the schema that refused is known by identity.
  const place = places.get(error.parentSchema);
  return {
    instance: error.instancePath,
    schema: place === undefined ? schema : `${place}/${error.keyword}`,
    message: [error.message, ...details(error)].join(': '),
  };
}

function* objectsOf(node: unknown, place: string): Generator<[object, string]> {
  if (typeof node !== 'object' || node === null) return;
  yield [node, place];
  for (const [key, child] of Object.entries(node)) yield* objectsOf(child, place + toPointer([key]));
}

function details({ params }: ErrorObject): string[] {
  const { allowedValues, ...rest } = params;
  const texts = Object.values(rest).filter((value): value is string => typeof value === 'string');
  return allowedValues
    ? [
        ...texts,
        asList(allowedValues)
          .map((value) => JSON.stringify(value))
          .join(', '),
      ]
    : texts;
}

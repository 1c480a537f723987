import { isObject, type OpenApiDocument, parsePointer, toFragment, toPointer } from '@clientele/openapi';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A keyword that refused a value, and where the bundle has it. */
export interface Refusal {
  /** The names that lead to the value, as Prism writes them. */
  readonly names: readonly string[];
  readonly keyword: string;
  readonly message: string;
  readonly pointer: string;
}

interface Schemas {
  readonly ajv: Ajv2020;
  /** Schemas are known by identity: Ajv's own paths start anew at each `$ref`. */
  readonly pointers: ReadonlyMap<unknown, string>;
  readonly compiled: Map<string, ValidateFunction | undefined>;
}

const known = new WeakMap<OpenApiDocument, Schemas>();

/**
 * What refuses a value by a schema of the bundle as it is written. Prism checks the same with its
 * references and `allOf` put together, so that it can't say where.
 */
export function refusals(document: OpenApiDocument, schema: string, value: unknown): readonly Refusal[] {
  const schemas = known.get(document) ?? schemasOf(document);
  known.set(document, schemas);
  const validate = compile(schemas, schema);
  if (!validate || validate(value)) return [];
  return (validate.errors ?? []).flatMap((error) => {
    const place = schemas.pointers.get(error.parentSchema);
    return place === undefined ? [] : [refusalOf(error, place)];
  });
}

function schemasOf(document: OpenApiDocument): Schemas {
  const ajv = addFormats.default(
    new Ajv2020({
      ...{ strict: false, allErrors: true, verbose: true, inlineRefs: false, logger: false },
      ...{ validateSchema: false, addUsedSchema: false },
    }),
  );
  ajv.addSchema(document, 'contract');
  return { ajv, pointers: new Map(objectsIn(document, '')), compiled: new Map() };
}

/** Gives `undefined` for a schema of an older draft, which Prism checks otherwise. */
function compile({ ajv, compiled }: Schemas, schema: string): ValidateFunction | undefined {
  if (compiled.has(schema)) return compiled.get(schema);
  let validate: ValidateFunction | undefined;
  try {
    validate = ajv.compile({ $ref: `contract${toFragment(parsePointer(schema))}` });
  } catch {
    validate = undefined;
  }
  compiled.set(schema, validate);
  return validate;
}

function refusalOf(error: ErrorObject, place: string): Refusal {
  const { keyword, parentSchema, message = '', instancePath } = error;
  return {
    // Prism neither unescapes them nor keeps empty ones.
    names: instancePath.split('/').filter((name) => name !== ''),
    keyword,
    message,
    pointer:
      place + toPointer(keywordPath(error).filter((_, index, names) => has(parentSchema, names, index))),
  };
}

/** Into the keyword, where it is a list or a map of names. */
function keywordPath({ keyword, params, schema }: ErrorObject): readonly string[] {
  if (keyword === 'required' && Array.isArray(schema)) {
    return [keyword, String(schema.indexOf(params['missingProperty']))];
  }
  return keyword === 'dependentRequired' ? [keyword, String(params['property'])] : [keyword];
}

function has(schema: unknown, names: readonly string[], last: number): boolean {
  const holder = names.slice(0, last).reduce<unknown>((node, name) => memberOf(node, name), schema);
  return memberOf(holder, names[last] ?? '') !== undefined;
}

function memberOf(node: unknown, name: string): unknown {
  if (!isObject(node) && !Array.isArray(node)) return undefined;
  return Object.hasOwn(node, name) ? Reflect.get(node, name) : undefined;
}

function* objectsIn(node: unknown, pointer: string): Generator<[object, string]> {
  if (typeof node !== 'object' || node === null) return;
  yield [node, pointer];
  for (const [name, member] of Object.entries(node)) yield* objectsIn(member, pointer + toPointer([name]));
}

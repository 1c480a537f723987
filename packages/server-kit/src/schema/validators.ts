import { at, type OpenApiDocument } from '@clientele/openapi';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { invalidArgument } from '../errors/invalid-argument.ts';
import { toRegExp } from './keyword-fault.ts';
import { type Mode, type Preparation, prepareSchema } from './prepare-schema.ts';
import { toViolations } from './to-violations.ts';
import type { Violation } from './violation.ts';

/** Violations of a value, in the order of the schema's members. With `first`, at most one. */
export type Validate = (value: unknown, first?: 'first') => readonly Violation[];

/** What a schema says that no validator understands, and that is therefore not checked. */
export interface Unchecked {
  /** Where the contract has the schema. */
  readonly schema: string;
  readonly problem: string;
}

export interface Validators {
  /**
   * `place` is where the contract has the schema.
   *
   * @throws OpenApiError when a reference leads nowhere
   */
  compile(schema: unknown, subject: string, place: string): Validate;
  /** Of all schemas that were compiled so far, each once, by what it says. */
  readonly unchecked: ReadonlyMap<string, Unchecked>;
}

// Coercion, defaults, pruning and $data stay off: all are Ajv's defaults, none may ever be on here.
// prepareSchema leaves nothing in that the metaschema refuses.
const options = {
  strict: false,
  ownProperties: true,
  verbose: true,
  messages: false,
  logger: false,
  validateSchema: false,
  code: { regExp: toRegExp },
} as const;

/**
 * Compiles the schemas of a document for one direction. Requests are taken as the contract is
 * written, responses with their objects closed. Formats are checked; unknown ones are annotations
 * (JSON Schema 2020-12, Validation, section 7.2.3).
 */
export function createValidators(document: OpenApiDocument, direction: 'request' | 'response'): Validators {
  const first = addFormats.default(new Ajv2020(options));
  const all = addFormats.default(new Ajv2020({ ...options, allErrors: true }));
  const unchecked = new Map<string, Unchecked>();
  const names = new Map<string, string>();
  const mode: Mode = direction === 'request' ? 'open' : 'closed';
  const contextOf = (place: string): Preparation => ({
    document,
    hidden: direction === 'request' ? 'readOnly' : 'writeOnly',
    omit: (problem) => omit(place, problem),
    reference(pointer, as, from) {
      const key = `${as} ${from.alternatives ? 'alternative ' : ''}${pointer}`;
      const known = names.get(key);
      if (known) return known;
      const name = `schema:${names.size}`;
      names.set(key, name);
      const schema = prepareSchema({ ...from, ...contextOf(pointer) }, at(document, pointer), as);
      // What prepareSchema gives back is a schema: an object or a boolean.
      for (const ajv of [first, all]) ajv.addSchema(schema as object, name);
      return name;
    },
  });
  return { compile, unchecked };

  function compile(schema: unknown, subject: string, place: string): Validate {
    const prepared = prepareSchema(contextOf(place), schema, mode) as object;
    const quick = compileOnce(first, prepared, place);
    const thorough = compileOnce(all, prepared, place);
    return (value, only) => {
      if (quick()(value)) return [];
      const validate = only ? quick() : thorough();
      validate(value);
      const errors: readonly ErrorObject[] = validate.errors ?? [];
      return toViolations({ document, schema, subject }, value, errors);
    };
  }

  function omit(schema: string, problem: string): void {
    unchecked.set(`${schema} ${problem}`, { schema, problem });
  }
}

/** Compiled with the first value that it is for: all schemas of a large contract take half a minute. */
function compileOnce(ajv: Ajv2020, schema: object, place: string): () => ValidateFunction {
  let compiled: ValidateFunction | undefined;
  return () => {
    if (compiled) return compiled;
    try {
      compiled = ajv.compile(schema);
      return compiled;
    } catch (cause) {
      throw invalidArgument(`The schema at ${place} can't be used. ${cause}`, { cause });
    }
  };
}

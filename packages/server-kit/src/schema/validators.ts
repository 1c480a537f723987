import { at, type OpenApiDocument } from '@clientele/openapi';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { invalidArgument } from '../errors/invalid-argument.ts';
import { type Mode, type Preparation, prepareSchema } from './prepare-schema.ts';
import { toViolations } from './to-violations.ts';
import type { Violation } from './violation.ts';

/** Violations of a value, in the order of the schema's members. With `first`, at most one. */
export type Validate = (value: unknown, first?: 'first') => readonly Violation[];

export interface Validators {
  /** Compiles at once, so that a schema that can't be used fails at registration. */
  compile(schema: unknown, subject: string): Validate;
}

// Coercion, defaults, pruning and $data stay off: all are Ajv's defaults, none may ever be on here.
const options = {
  strict: false,
  ownProperties: true,
  verbose: true,
  messages: false,
  logger: false,
} as const;

/**
 * Compiles the schemas of a document for one direction. Requests are taken as the contract is
 * written, responses with their objects closed. Formats are checked; unknown ones are annotations
 * (JSON Schema 2020-12, Validation, section 7.2.3).
 */
export function createValidators(document: OpenApiDocument, direction: 'request' | 'response'): Validators {
  const first = addFormats.default(new Ajv2020(options));
  const all = addFormats.default(new Ajv2020({ ...options, allErrors: true }));
  const names = new Map<string, string>();
  const mode: Mode = direction === 'request' ? 'open' : 'closed';
  const context: Preparation = {
    document,
    hidden: direction === 'request' ? 'readOnly' : 'writeOnly',
    reference(pointer, as, from) {
      const key = `${as} ${from.alternatives ? 'alternative ' : ''}${pointer}`;
      const known = names.get(key);
      if (known) return known;
      const name = `schema:${names.size}`;
      names.set(key, name);
      add(name, prepareSchema(from, at(document, pointer), as));
      return name;
    },
  };
  return { compile };

  function add(name: string, schema: unknown): void {
    // What prepareSchema gives back is a schema: an object or a boolean.
    for (const ajv of [first, all]) usable(() => ajv.addSchema(schema as object, name));
  }

  function compile(schema: unknown, subject: string): Validate {
    const prepared = prepareSchema(context, schema, mode) as object;
    const quick = usable(() => first.compile(prepared));
    const thorough = usable(() => all.compile(prepared));
    return (value, only) => {
      const validate = only ? quick : thorough;
      if (validate(value)) return [];
      const errors: readonly ErrorObject[] = validate.errors ?? [];
      return toViolations({ document, schema, subject }, value, errors);
    };
  }
}

function usable<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw invalidArgument(`A schema of the contract can't be used. ${cause}`, { cause });
  }
}

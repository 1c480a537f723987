import type { Json, JsonObject } from '../json.ts';
import { sentence } from './faults.ts';
import { type FieldTable, readFields } from './fields.ts';
import { isObject } from './json.ts';

/** An operator's input: its known fields, and everything that is wrong with it as far as types tell. */
export interface InputRead {
  readonly values: JsonObject;
  readonly problems: readonly string[];
}

/**
 * Reads what an operator gives for a client. Unlike a request's, an unknown field is a problem: it is a typing
 * error, and nobody would see it again.
 */
export function readInput(input: Json, table: FieldTable, required: readonly string[] = []): InputRead {
  if (!isObject(input)) return { values: {}, problems: ['a client must be an object'] };
  const { values, faults } = readFields(input, table);
  const missing = required.filter((field) => !Object.hasOwn(input, field));
  const unknown = Object.keys(input).filter((field) => !Object.hasOwn(table, field));
  const problems = [
    ...missing.map((field) => `${field} is required`),
    ...unknown.map((field) => `${field} is no field of a client; known are ${Object.keys(table).join(', ')}`),
    ...faults.map(sentence),
  ];
  return { values, problems };
}

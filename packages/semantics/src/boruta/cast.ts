import type { Json, JsonObject } from '../json.ts';
import type { Fault } from '../shared/faults.ts';
import { type FieldsRead, type FieldTable, readFields } from '../shared/fields.ts';

/** The vendor's message for a required attribute without a value. */
export const BLANK = "can't be blank";

/** The vendor's message for a value outside of what an attribute allows. */
export const INVALID = 'is invalid';

/**
 * Reads attributes as the vendor casts them: a text of nothing but whitespace is `null`, and one in a list is
 * dropped. `null` is for attributes whose type has it.
 */
export function cast(attributes: JsonObject, table: FieldTable): FieldsRead {
  const known = readFields(attributes, table).values;
  const values = Object.fromEntries(Object.entries(known).map(([field, value]) => [field, trimmed(value)]));
  return { values, faults: castFaults(values, table) };
}

function castFaults(values: JsonObject, table: FieldTable): readonly Fault[] {
  const nulls = Object.keys(values).filter(
    (field) => values[field] === null && table[field] !== 'string or null',
  );
  const wrong = readFields(values, table).faults.map(({ field }) => field.split('[')[0] ?? field);
  const invalid = [...new Set(wrong)].filter((field) => !nulls.includes(field));
  return [
    ...nulls.map((field) => ({ field, message: BLANK })),
    ...invalid.map((field) => ({ field, message: INVALID })),
  ];
}

function trimmed(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item: Json) => !isBlank(item));
  return isBlank(value) ? null : value;
}

function isBlank(value: Json): boolean {
  return typeof value === 'string' && value.trim() === '';
}

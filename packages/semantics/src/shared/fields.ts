import type { Json, JsonObject } from '../json.ts';
import type { Fault } from './faults.ts';
import { isObject, pick } from './json.ts';

/** What a field may hold. */
export type FieldKind =
  | 'string'
  | 'string or null'
  | 'boolean'
  | 'integer'
  | 'int32'
  | 'strings'
  | 'object'
  | 'objects';

/** Fields, in the contract's order, with what each may hold. */
export type FieldTable = Readonly<Record<string, FieldKind>>;

/**
 * The table of a type of the contract: an entry for each member, of a kind that fits the member's type. So a member
 * that the contract gains, loses or retypes does not compile until its table says the same.
 *
 * @example
 * ({ name: 'string', enabled: 'boolean' }) satisfies TableOf<{ name?: string; enabled?: boolean }>;
 */
export type TableOf<Members> = {
  readonly [Field in keyof Members]-?: KindOf<Exclude<Members[Field], undefined>>;
};

/** In brackets, so that a union is judged as a whole. */
type KindOf<Value> = [Value] extends [string]
  ? 'string'
  : [Value] extends [string | null]
    ? 'string or null'
    : [Value] extends [boolean]
      ? 'boolean'
      : [Value] extends [number]
        ? 'integer' | 'int32'
        : [Value] extends [readonly string[]]
          ? 'strings'
          : [Value] extends [readonly object[]]
            ? 'objects'
            : [Value] extends [readonly unknown[]]
              ? never
              : [Value] extends [object]
                ? 'object'
                : never;

/** The names of a table's fields, in its order. */
export function namesOf<Table extends FieldTable>(table: Table): readonly (keyof Table & string)[] {
  return Object.keys(table);
}

/** A table less some of its fields. */
export function without<Table extends FieldTable, Name extends keyof Table & string>(
  table: Table,
  names: readonly Name[],
): Omit<Table, Name> {
  const { ...rest } = table;
  for (const name of names) delete rest[name];
  return rest;
}

/** The known fields of an object, and what is wrong with their types. */
export interface FieldsRead {
  readonly values: JsonObject;
  readonly faults: readonly Fault[];
}

/**
 * Reads the known fields of an object in the table's order; unknown ones are left out.
 *
 * @example
 * readFields({ name: 5, other: true }, { name: 'string' });
 * // { values: { name: 5 }, faults: [{ field: 'name', message: 'must be a string' }] }
 */
export function readFields(object: JsonObject, table: FieldTable): FieldsRead {
  const values = pick(object, Object.keys(table));
  const faults = Object.entries(values).flatMap(([field, value]) => typeFaults(field, table[field], value));
  return { values, faults };
}

function typeFaults(field: string, kind: FieldKind | undefined, value: Json): readonly Fault[] {
  switch (kind) {
    case 'strings':
      return itemFaults(field, 'string', value);
    case 'objects':
      return itemFaults(field, 'object', value);
    case 'object':
      return isObject(value) ? [] : [{ field, message: 'must be an object' }];
    case 'string':
      return typeof value === 'string' ? [] : [{ field, message: 'must be a string' }];
    case 'string or null':
      return typeof value === 'string' || value === null
        ? []
        : [{ field, message: 'must be a string or null' }];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [{ field, message: 'must be a boolean' }];
    case 'integer':
      return Number.isInteger(value) ? [] : [{ field, message: 'must be an integer' }];
    case 'int32':
      return isInt32(value) ? [] : [{ field, message: 'must be an integer of 32 bits' }];
    case undefined:
      return [];
  }
}

function isInt32(value: Json): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

function itemFaults(field: string, kind: FieldKind, value: Json): readonly Fault[] {
  if (!Array.isArray(value)) return [{ field, message: 'must be an array' }];
  return value.flatMap((item: Json, index) => typeFaults(`${field}[${index}]`, kind, item));
}

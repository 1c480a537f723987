import type { JsonObject } from '../json.ts';
import type { Fault } from './faults.ts';

/** One fault for each field in the body that only the server sets, whatever its value. */
export function serverOwnedFaults(body: JsonObject, fields: readonly string[]): readonly Fault[] {
  return fields.filter((field) => Object.hasOwn(body, field)).map(serverOwnedFault);
}

/** The fault of a field that only the server sets. */
export function serverOwnedFault(field: string): Fault {
  return { field, message: "is set by the server and can't be changed" };
}

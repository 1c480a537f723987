import type { Json, JsonObject } from '../json.ts';

/** Is this a JSON object, neither `null` nor an array? */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of an array of strings; none when the value is anything else. */
export function strings(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The members of an object that are named, in the order of the names; absent ones stay absent. */
export function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => entry(object, name)));
}

function entry(object: JsonObject, name: string): [string, Json][] {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return value === undefined ? [] : [[name, value]];
}

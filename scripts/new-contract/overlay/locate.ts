import { JSONPathEnvironment, JSONPathError, type JSONValue } from 'json-p3';
import { ImportError } from '../import-error.ts';

export type Location = readonly (string | number)[];

const environment = new JSONPathEnvironment({ maxRecursionDepth: Number.POSITIVE_INFINITY });

/**
 * Where a JSONPath (RFC 9535) leads in a value, each place once.
 *
 * @throws {@link ImportError} when it is none
 */
export function locate(path: string, value: unknown, at: string): Location[] {
  try {
    return each(environment.query(path, value as JSONValue).locations());
  } catch (cause) {
    if (!(cause instanceof JSONPathError)) throw cause;
    throw new ImportError(`${at}: ${path} is no JSONPath (RFC 9535): ${cause.message}.`, { cause });
  }
}

/** Each place once. */
export function each(places: readonly Location[]): Location[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/**
 * Puts query parameters into the two forms that contracts use where they name no other: lists
 * exploded, objects as `name[member]`. What is null or undefined is left out.
 */
export function serializeQuery(query?: object): string {
  return pairsOf(query)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');
}

/** The names and values that an object's members are written as. */
export function pairsOf(members: object = {}): [name: string, value: string][] {
  return Object.entries(members).flatMap(([name, value]: [string, unknown]) => written(name, value));
}

function written(name: string, value: unknown): [string, string][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => written(name, item));
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([member, item]) => written(`${name}[${member}]`, item));
}

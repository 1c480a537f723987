/**
 * Puts query parameters into the two forms that contracts may use: lists exploded, objects as
 * `name[member]`. What is null or undefined is left out.
 */
export function serializeQuery(query: object = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]: [string, unknown]): [string, unknown][] => {
    if (Array.isArray(value)) return value.map((item) => [name, item]);
    if (!value || typeof value !== 'object') return [[name, value]];
    return Object.entries(value).map(([member, item]) => [`${name}[${member}]`, item]);
  });
  return pairs
    .filter(([, value]) => value !== null && value !== undefined)
    .map((pair) => pair.map((part) => encodeURIComponent(String(part))).join('='))
    .join('&');
}

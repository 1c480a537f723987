/**
 * A value whose texts cannot steer a terminal: they quote files, in which escape sequences may stand. Lines and
 * tabs stay.
 */
export function printable<T>(value: T): T {
  const clean = (_: string, one: unknown) =>
    typeof one === 'string' ? one.replaceAll('\r', '').replace(/[^\P{Cc}\n\t]/gu, '\uFFFD') : one;
  return JSON.parse(JSON.stringify(value), clean);
}

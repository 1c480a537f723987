/** A name and the text of a value. */
export type Pair = [name: string, text: string];

/** A value as fields: a list repeats its name, an object's members are `name[member]`, as deep as it goes. */
export function deepPairs(name: string, value: unknown): readonly Pair[] {
  return Array.isArray(value) || Object(value) !== value
    ? repeated(name, value)
    : Object.entries(value as object).flatMap(([member, item]) => deepPairs(`${name}[${member}]`, item));
}

/** A list's items under one name each time; without what is null or undefined. */
export function repeated(name: string, value: unknown): readonly Pair[] {
  return (Array.isArray(value) ? value : [value]).filter(isThere).map((item) => [name, textOf(item)]);
}

/** A list or an object that no style can write is JSON. */
export function textOf(value: unknown): string {
  return Object(value) === value ? JSON.stringify(value) : String(value);
}

export function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

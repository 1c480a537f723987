type Reviver = (name: string, member: unknown) => unknown;

/** Reads JSON; what is none stays as it is. */
export function parse(text: unknown, reviver?: Reviver): [isJson: boolean, body: unknown] {
  try {
    return [true, JSON.parse(text as string, reviver)]; // What is no string is no JSON.
  } catch {
    return [false, text || undefined];
  }
}

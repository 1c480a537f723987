type Reviver = (name: string, member: unknown) => unknown;

/** Reads JSON; what is none stays as it is. */
export function parse(text: string, reviver?: Reviver): [isJson: boolean, body: unknown] {
  try {
    return [true, JSON.parse(text, reviver)];
  } catch {
    return [false, text || undefined];
  }
}

import type { SchemaObject } from 'ajv';

/** What is ours in a contract: its form is what the rules check by, and what editors know it by. */
export interface Extension {
  readonly key: `x-${string}`;
  /**
   * JSON Schema, of what every draft since 07 has. `errorMessage` says what is wrong with a value, and
   * `deprecationMessage` what is wrong with any: editors show both. What `isTodo` is fine to them, since
   * they cannot tell a contract of the house from an imported one; its description says what to do.
   */
  readonly form: SchemaObject;
  /** The types of object that have it; without, all that may be extended. */
  readonly on?: readonly string[];
  /** The types of object that must have it, and what to say where it is missing. */
  readonly demanded?: Readonly<Record<string, string>>;
}

/** One form for what fits a test, another for what does not. */
export function when(test: SchemaObject, form: SchemaObject, otherwise?: SchemaObject): SchemaObject {
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so.
  return { if: test, then: form, ...(otherwise && { else: otherwise }) };
}

/** A mapping of these members; what is none has another form. */
export function mapping(members: SchemaObject, otherwise: SchemaObject, test?: SchemaObject): SchemaObject {
  return when({ type: 'object', ...test }, { additionalProperties: false, ...members }, otherwise);
}

/** Whether a member has this value. */
export function has(member: string, value: string): SchemaObject {
  return { type: 'object', properties: { [member]: { const: value } }, required: [member] };
}

/** Wrong, whatever it is. */
export function refused(deprecationMessage: string): SchemaObject {
  return { deprecationMessage };
}

/** What an import writes for a person to replace. */
export function toDo(description: string): SchemaObject {
  return { description, isTodo: true };
}

/** Text that says something. */
export function text(errorMessage: string): SchemaObject {
  return { type: 'string', pattern: '\\S', errorMessage };
}

/** A word of a list. */
export function oneOf(words: readonly string[], errorMessage: string): SchemaObject {
  return { enum: words, errorMessage };
}

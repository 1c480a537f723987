import type { PrismViolation } from './answer.ts';

const named: Record<string, RegExp> = {
  required: /must have required property '(.+)'$/s,
  dependentRequired: /must have propert(?:y|ies) (.+) when property .+ is present$/s,
  additionalProperties: /; found '(.+)'$/s,
  unevaluatedProperties: /: '(.+)'$/s,
};

/** The member that a violation is about where its location ends at the object: in Prism only the message has it. */
export function namedMember({ code, message }: PrismViolation): [string] | undefined {
  const pattern = Object.hasOwn(named, code ?? '') ? named[code ?? ''] : undefined;
  const [, name] = pattern?.exec(message) ?? [];
  return name === undefined ? undefined : [name];
}

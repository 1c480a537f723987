import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../shared/json.ts';

const MINIMUM_RSA_MODULUS_SIZE = 2048;

/** The members of a key pair type with the patterns that the vendor names in its messages, in its order. */
const MEMBERS: readonly { name: string; pattern?: string; values?: readonly string[] }[] = [
  { name: 'curve', pattern: '^P-256|P-384|P-512$', values: ['P-256', 'P-384', 'P-512'] },
  { name: 'exponent_size' },
  { name: 'modulus_size' },
  { name: 'type', pattern: '^ec|rsa|universal$', values: ['ec', 'rsa', 'universal'] },
];

/** What is wrong with a key pair type, in the vendor's words; `undefined` when nothing is. */
export function keyPairTypeProblem(value: Json | undefined): string | undefined {
  const problems = isObject(value) ? memberProblems(value) : [typeProblem('#', value, 'object')];
  if (problems.length > 0) return `validation failed: ${problems.join(' ')}`;
  return isObject(value) && value['type'] === 'rsa' ? modulusProblem(value['modulus_size']) : undefined;
}

function memberProblems(value: JsonObject): readonly string[] {
  const missing = Object.hasOwn(value, 'type') ? [] : ['Required property type is missing at #.'];
  const wrong = MEMBERS.flatMap(({ name, pattern, values }) => {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member === undefined) return [];
    if (typeof member !== 'string') return [typeProblem(`#/${name}`, member, 'string')];
    // The vendor's pattern is not anchored as it looks; the values that it is meant for are.
    return values?.includes(member) === false ? [`#/${name} do match required pattern /${pattern}/.`] : [];
  });
  return [...wrong, ...missing];
}

function typeProblem(at: string, value: Json | undefined, expected: string): string {
  return `The type at ${at} \`${typeName(value)}\` do not match the required types ["${expected}"].`;
}

function typeName(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function modulusProblem(size: Json | undefined): string | undefined {
  if (typeof size !== 'string') return 'rsa modulus_size is required';
  const enough = /^\d+$/.test(size) && Number(size) >= MINIMUM_RSA_MODULUS_SIZE;
  return enough ? undefined : `rsa modulus_size must be at least ${MINIMUM_RSA_MODULUS_SIZE}`;
}

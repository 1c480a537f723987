import {
  asList,
  fieldOf,
  inPlace,
  isObject,
  membersOf,
  type OpenApiDocument,
  parsePointer,
  toPointer,
} from '@clientele/openapi';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { describeViolation } from './messages.ts';
import { isAlternative } from './prepare-schema.ts';
import type { JsonKind, Violation } from './violation.ts';

export interface Checked {
  readonly document: OpenApiDocument;
  readonly schema: unknown;
  /** What to call the value as a whole: `body`. */
  readonly subject: string;
}

const most = 50;

/** Turns what Ajv found into violations: one for each fault, in the order of the schema's members. */
export function toViolations(
  checked: Checked,
  value: unknown,
  errors: readonly ErrorObject[],
): readonly Violation[] {
  const mistyped = new Set(
    errors
      .filter(({ keyword, parentSchema }) => keyword === 'type' && !isAlternative(parentSchema))
      .map(({ instancePath }) => instancePath),
  );
  const seen = new Set<string>();
  const ranked: { violation: Violation; rank: readonly number[] }[] = [];
  for (const error of errors) {
    if (isNoise(error, mistyped)) continue;
    const segments = segmentsOf(error);
    const field = fieldOf(segments);
    const message = describeViolation(error, field || checked.subject);
    if (seen.has(message)) continue;
    seen.add(message);
    const pointer = toPointer(segments);
    const received = kindAt(value, segments);
    ranked.push({
      violation: { pointer, field, message, keyword: error.keyword, received },
      rank: rankOf(checked, segments),
    });
  }
  ranked.sort((a, b) => compare(a.rank, b.rank));
  return ranked.slice(0, most).map(({ violation }) => violation);
}

/**
 * A failed condition is reported by its `then`, the alternatives of a union by the union, a name by
 * `propertyNames`, and of a value of the wrong type nothing but the type.
 */
function isNoise(error: ErrorObject, mistyped: ReadonlySet<string>): boolean {
  if (error.keyword === 'if' || error.propertyName !== undefined || isAlternative(error.parentSchema))
    return true;
  return error.keyword !== 'type' && mistyped.has(error.instancePath);
}

/** Of the member that the error is about: Ajv names the object around a missing or surplus one. */
function segmentsOf({ instancePath, params }: ErrorObject): readonly string[] {
  const own = parsePointer(instancePath);
  const { missingProperty, additionalProperty, unevaluatedProperty, propertyName } = params;
  const member: unknown = missingProperty ?? additionalProperty ?? unevaluatedProperty ?? propertyName;
  return typeof member === 'string' ? [...own, member] : own;
}

function rankOf({ document, schema }: Checked, segments: readonly string[]): readonly number[] {
  const rank: number[] = [];
  let nodes: readonly unknown[] = [schema];
  for (const segment of segments) {
    const schemas = inPlace(document, ...nodes);
    const members = membersOf(schemas);
    const position = [...members.keys()].indexOf(segment);
    const index = /^\d+$/.test(segment) ? Number(segment) : Number.MAX_SAFE_INTEGER;
    rank.push(position === -1 ? index : position);
    nodes =
      members.get(segment) ??
      schemas.flatMap((part) => [
        part['items'],
        part['additionalProperties'],
        ...asList(part['prefixItems']),
      ]);
  }
  return rank;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function kindAt(value: unknown, segments: readonly string[]): JsonKind {
  let current = value;
  for (const segment of segments) {
    if (Array.isArray(current)) current = current[Number(segment)];
    else if (isObject(current) && Object.hasOwn(current, segment)) current = current[segment];
    else return 'absent';
  }
  if (current === undefined) return 'absent';
  if (current === null) return 'null';
  if (Array.isArray(current)) return 'array';
  const type = typeof current;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}

import { asList, type OpenApiDocument, type Schema } from '@clientele/openapi';
import type { PrismViolation } from '../prism/answer.ts';
import { namedMember } from '../prism/named-member.ts';
import { falseSchema, type Level, type PlacedSchema, schemasAlong } from './schemas-at.ts';

/** A violation, and the names that lead to it from the value that `pointer` has the schema of. */
export type Sought = PrismViolation & { readonly names: readonly string[] };

/**
 * The keyword that a violation is of, found by its name alone: where two schemas have one, nobody can
 * say which, and it is the nearest schema that there is one of.
 */
export function nearest(document: OpenApiDocument, pointer: string, sought: Sought): string | undefined {
  const levels = schemasAlong(document, pointer, sought.names);
  const last = levels.at(-1);
  if (!last) return undefined;
  if (levels.length <= sought.names.length) return unambiguous(levels);
  const declared = isSurplus(sought) ? declaredMember(document, pointer, sought) : undefined;
  if (declared !== undefined) return declared;
  const saying = last.all.filter((one) => says(one.schema, sought));
  const [only] = saying;
  return only && saying.length === 1 ? keywordIn(only, sought) : unambiguous(levels);
}

function isSurplus({ code }: Sought): boolean {
  return code === 'additionalProperties' || code === 'unevaluatedProperties';
}

/** A member may be declared and refused all the same: one that only goes the other way. */
function declaredMember(document: OpenApiDocument, pointer: string, sought: Sought): string | undefined {
  const names = [...sought.names, ...(namedMember(sought) ?? [])];
  const declared = schemasAlong(document, pointer, names)[names.length]?.declared ?? [];
  return declared.length === 1 ? declared[0]?.pointer : undefined;
}

function unambiguous(levels: readonly Level[]): string | undefined {
  return levels.findLast(({ declared }) => declared.length === 1)?.declared[0]?.pointer;
}

function says(schema: Schema, { code, message, ...sought }: Sought): boolean {
  const keyword = String(code);
  if (!Object.hasOwn(schema, keyword)) return false;
  const [member] = namedMember({ code: keyword, message, ...sought }) ?? [];
  return keyword !== 'required' || asList(schema[keyword]).includes(member);
}

function keywordIn({ pointer, schema }: PlacedSchema, sought: Sought): string {
  const keyword = String(sought.code);
  if (keyword === falseSchema) return pointer;
  const [member] = namedMember(sought) ?? [];
  const index = keyword === 'required' ? asList(schema[keyword]).indexOf(member) : -1;
  return `${pointer}/${keyword}${index < 0 ? '' : `/${index}`}`;
}

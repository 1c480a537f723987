import { at, isReference, type OpenApiDocument, type Schema, valueAt, visit } from '@clientele/openapi';
import type { JsonSchema } from 'json-schema-faker';

/** How often a schema may hold itself, one in the other. */
const TURNS = 2;
/** How many references lead from one to the next, and how many are followed in one value. */
const DEEPEST = 8;
const MOST = 300;

/** What stands where no further reference is followed: what is made of it can be taken out again. */
const end: JsonSchema = { type: 'null' };

/** A schema whose references know what they stand in, and what resolves them. */
export interface Ending {
  readonly schema: JsonSchema;
  readonly refResolver: (reference: string) => JsonSchema;
}

/**
 * A schema of a document, for one value, whose references come to an end. The faker's own end leaves
 * empty texts and zeros wherever it is deep, whether a schema holds itself or not.
 */
export function endingReferences(document: OpenApiDocument, pointer: string): Ending {
  let followed = 0;
  return {
    schema: withChains(valueAt(document, pointer), []),
    refResolver(reference) {
      const chain = chainIn(reference);
      const [target = '', ...before] = chain;
      followed += 1;
      const turns = before.filter((one) => one === target).length;
      if (turns >= TURNS || before.length >= DEEPEST || followed > MOST) return end;
      return withChains(at(document, target), chain);
    },
  };
}

function withChains(schema: unknown, chain: readonly string[]): JsonSchema {
  const copy = structuredClone(schema ?? true);
  visit(copy, 'schema', (node) => {
    if (isReference(node)) Object.assign(node, { $ref: chainedReference([node.$ref, ...chain]) });
  });
  // What references of schemas lead to is one.
  return copy as Schema | boolean;
}

/** A schema as the document has it, with the references that lead somewhere in it. */
export function withoutChains(schema: unknown): unknown {
  const copy = structuredClone(schema);
  visit(copy, 'schema', (node) => {
    if (isReference(node) && node.$ref.startsWith(scheme))
      Object.assign(node, { $ref: chainIn(node.$ref)[0] });
  });
  return copy;
}

// It reads what comes after a # itself.
const scheme = 'chain:';

function chainedReference(chain: readonly string[]): string {
  return scheme + encodeURIComponent(JSON.stringify(chain));
}

function chainIn(reference: string): readonly string[] {
  return JSON.parse(decodeURIComponent(reference.slice(scheme.length)));
}

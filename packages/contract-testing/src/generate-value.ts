import {
  at,
  canonicalPointer,
  type Direction,
  isObject,
  type OpenApiDocument,
  spellOut,
  valueAt,
} from '@clientele/openapi';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import { createValidator } from './response-validator.ts';

/** Makes a value of the schema at a place of a document; undefined where none is found that the schema allows. */
export type GenerateValue = (pointer: string, direction?: Direction) => unknown;

const small = { maxDepth: 3, maxLength: 60, maxItems: 3 };

/** Ways to try: first small and with some of the optional members, at last with none, which ends recursion. */
const attempts = [
  { ...small, optionalsProbability: 0.5 },
  { ...small, optionalsProbability: 0.5 },
  { ...small, optionalsProbability: 0.2 },
  { ...small, optionalsProbability: 0 },
  { optionalsProbability: 0, maxDepth: 6 },
  { optionalsProbability: 0, maxDepth: 6 },
].map((options, index) => ({ ...options, seed: index + 1 }));

/**
 * Generates values from schemas: the same ones in each run, with formats, patterns and bounds, each
 * held against its schema before it is given.
 */
export function createGenerator(document: OpenApiDocument): GenerateValue {
  // Most contracts have all examples and need none of this.
  const known: Partial<Record<Direction, GenerateValue>> = {};
  return (pointer, direction = 'received') => {
    known[direction] ??= generatorOf(document, direction);
    return known[direction](pointer);
  };
}

function generatorOf(document: OpenApiDocument, direction: Direction): GenerateValue {
  const validate = createValidator(document, direction);
  const written = spellOut(document, direction);
  const refResolver = (reference: string) => at(written, reference) as JsonSchema; // References of schemas lead to schemas.
  return (pointer) => {
    const place = canonicalPointer(document, pointer);
    const schema = valueAt(written, place) ?? true;
    for (const attempt of attempts) {
      const options = { ...attempt, refResolver, failOnInvalidTypes: false };
      const value = asJson(generateSync(isObject(schema) ? schema : true, options));
      if (value !== undefined && (schema === true || validate(place, value).length === 0)) return value;
    }
    return undefined;
  };
}

/** As it comes out of JSON, which has no -0. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

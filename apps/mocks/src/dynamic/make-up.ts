import { canonicalPointer, type OpenApiDocument, spellOut, visit } from '@clientele/openapi';
import { faker } from '@faker-js/faker/locale/en';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import { refusals } from '../places/refusals.ts';
import { endingReferences } from './ending-references.ts';
import { type Change, plausibleIn } from './plausible.ts';

/** What is known of a document once for all answers. */
interface Maker {
  /** What OpenAPI says in keywords of its own is said in those of JSON Schema. */
  readonly written: OpenApiDocument;
  readonly plausible: Change;
}

const known = new WeakMap<OpenApiDocument, Maker>();

const small = { maxDepth: 50, maxDefaultItems: 3 };
const filled = { ...small, minItems: 1, isPlausible: true };

/** Ways to try: first with most of the optional members, at last with none, which ends recursion. */
const attempts = [
  { ...filled, optionalsProbability: 0.9 },
  { ...filled, optionalsProbability: 0.7 },
  { ...filled, optionalsProbability: 0.4 },
  { ...small, optionalsProbability: 0, isPlausible: true },
  { ...small, optionalsProbability: 0.5, isPlausible: false },
  { ...small, optionalsProbability: 0, isPlausible: false },
  { ...small, optionalsProbability: 0, maxDepth: 4, isPlausible: false },
];

/** A time for answers that can be repeated. */
const REPEATED_NOW = '2026-01-01T00:00:00Z';

/**
 * Makes up what a server could answer: a value of the schema at a place of the document, with the
 * examples of its fields and what people expect under their names. The same seed makes the same value;
 * without one, times are near now. Undefined where none is found that the schema allows.
 *
 * @example
 * ```ts
 * makeUp(document, '/components/schemas/Client', 'a seed'); // { client_id: '...', ... }
 * ```
 */
export function makeUp(document: OpenApiDocument, pointer: string, seed?: string): unknown {
  const maker = known.get(document) ?? makerOf(document);
  known.set(document, maker);
  const place = canonicalPointer(document, pointer);
  const first = seed === undefined ? Math.floor(Math.random() * 2 ** 31) : hashOf(seed);
  faker.setDefaultRefDate(seed === undefined ? new Date() : REPEATED_NOW);
  for (const [index, { isPlausible, ...attempt }] of attempts.entries()) {
    const change = isPlausible ? { outputTransform: maker.plausible } : {};
    const { schema, refResolver } = endingReferences(maker.written, place);
    const options = { ...attempt, ...change, seed: first + index, refResolver, failOnInvalidTypes: false };
    faker.seed(first + index);
    const value = generated(schema, options);
    if (value !== undefined && refusals(maker.written, place, value).length === 0) return value;
  }
  return undefined;
}

function makerOf(document: OpenApiDocument): Maker {
  const written = withoutExtensions(spellOut(document, 'received'));
  return { written, plausible: plausibleIn(written) };
}

/** The faker takes an object that it does not know the name of for a member. */
function withoutExtensions(document: OpenApiDocument): OpenApiDocument {
  visit(document, 'document', (node, kind) => {
    if (kind !== 'schema') return;
    for (const name of Object.keys(node))
      if (/^(x-.*|xml|discriminator|externalDocs)$/.test(name)) delete node[name];
  });
  return document;
}

/** Gives `undefined` where this way leads to a schema that allows nothing: another may not. */
function generated(schema: JsonSchema, options: Parameters<typeof generateSync>[1]): unknown {
  let value: unknown;
  try {
    value = generateSync(schema, options);
  } catch {
    return undefined;
  }
  // As it comes out of JSON, which has no -0.
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** FNV-1a, 31 bits of it: the faker counts on from there. */
function hashOf(seed: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const unit of Buffer.from(seed)) hash = Math.imul(hash ^ unit, 0x01_00_01_93);
  return hash >>> 1;
}

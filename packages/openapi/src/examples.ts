import { inPlace } from './in-place.ts';
import { asList, asMap } from './json.ts';
import { resolve } from './references.ts';

/** What a parameter, a header and the content of a message have in common. */
export interface Exemplified {
  readonly schema?: unknown;
  readonly example?: unknown;
  /** Example Objects by name, or references to them. */
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** Example Object (OpenAPI 3.1, section 4.8.19), with our extension. */
export interface Example {
  readonly summary?: string;
  readonly value?: unknown;
  readonly 'x-cause'?: Readonly<Record<string, unknown>>;
}

/** The named examples of something, by name. */
export function namedExamples(
  document: object,
  { examples }: Exemplified,
): Readonly<Record<string, Example>> {
  const entries = Object.entries(asMap(examples));
  return Object.fromEntries(entries.map(([name, node]) => [name, asMap(resolve(document, node))]));
}

/** The value that a document gives as an example: its own, the first that has a name, or its schema's first. */
export function exampleOf(document: object, described: Exemplified): unknown {
  if (described.example !== undefined) return described.example;
  const [named] = Object.values(namedExamples(document, described));
  if (named?.value !== undefined) return named.value;
  const [first] = inPlace(document, described.schema).flatMap(({ examples }) => asList(examples));
  return first;
}

import type { OpenApiDocument } from '@clientele/openapi';
import { rateChange } from '../contract/rate-change.ts';
import type { Compared } from '../contract/redocly-diff.ts';
import { rank } from '../formats/words.ts';
import { furthest, type Impact } from '../impact.ts';
import type { TypeChange } from '../types/compare.ts';
import { readEdits } from './edits.ts';
import { toLine } from './line.ts';
import { forServers } from './meaning.ts';
import type { Documents } from './place.ts';

/** What an edit of a contract means for its consumers, from 1.0.0 on. */
export interface Weighed {
  /** One line for people; none when nothing changed. Also why nothing could be compared. */
  readonly line?: string;
  /** For who calls: on the wire, and for who compiles against any entry but `./server`. */
  readonly clients: Impact;
  /** For who implements: on the wire, and for who compiles against `./server`. */
  readonly servers: Impact;
}

/** Whether nothing was edited but comments and the way it is written. */
export function isSame({ before, after }: Documents): boolean {
  return textOf(before) === textOf(after);
}

/** A document as text, its sections in one order: Redocly's command has its own. */
function textOf(document: OpenApiDocument): string {
  const sorted = (node: object) => Object.entries(node).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(sorted({ ...document, components: sorted(document.components ?? {}) }));
}

/** The entry `./server` of a package. */
const server = /^(?:@[^/]+\/[^/]+|[^@/][^/]*)\/server$/;

/**
 * What follows from what the tools found in contract and types. Whatever was edited is a patch at
 * least: some of it no tool names.
 */
export function reachWeighed(
  name: string,
  documents: Documents,
  compared: Compared,
  types: readonly TypeChange[],
): Weighed {
  const typed = (isServer: boolean) =>
    furthest(
      types.filter(({ specifier }) => server.test(specifier) === isServer).map(({ impact }) => impact),
    );
  const wire = compared.changes.map((change) => ({ change, impact: rateChange(change).impact }));
  const clients = furthest([
    'patch',
    typed(false),
    ...[...wire, ...compared.retries].map(({ impact }) => impact),
  ]);
  const servers = furthest([
    'patch',
    typed(true),
    ...wire.map(({ change, impact }) => forServers(change, impact)),
  ]);
  const grave = furthest([typed(true), typed(false)]);
  const edits = readEdits(compared, documents).map(({ words, impact, isTyped }) => ({
    words,
    impact: isTyped ? furthest([impact, grave]) : impact,
  }));
  const units = rank(types).map(({ unit }) => `the types of ${unit} changed`);
  const said = edits.length > 0 ? rank(edits).map(({ words }) => words) : units;
  return sayWeighed(name, said, clients, servers);
}

/** The line with the impacts that it tells. */
export function sayWeighed(name: string, said: readonly string[], clients: Impact, servers: Impact): Weighed {
  return { line: toLine(name, said, clients, servers), clients, servers };
}

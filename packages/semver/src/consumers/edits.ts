import { isDeepStrictEqual } from 'node:util';
import {
  type OpenApiDocument,
  OpenApiError,
  operations,
  parseFragment,
  type Scenario,
  scenariosOf,
} from '@clientele/openapi';
import { annotations, prose, type RedoclyChange, rateChange } from '../contract/rate-change.ts';
import type { Compared } from '../contract/redocly-diff.ts';
import { furthest, type Impact } from '../impact.ts';
import { type Documents, phrasesOf } from './phrases.ts';

/** One thing that was edited, in plain words. */
export interface Edit {
  readonly words: string;
  /** To who calls, on the wire. */
  readonly impact: Impact;
  /** Whether it is of a kind that types show, and may so reach further. */
  readonly isTyped: boolean;
}

/** Everything that was edited between two moments of a contract. */
export function readEdits({ changes, retries }: Compared, documents: Documents): Edit[] {
  const ids = new Map(operationsOf(documents.after).map(({ id, method, path }) => [`${method} ${path}`, id]));
  const retried = new Set(retries.map(({ operation }) => operation));
  const found = [
    ...changes
      .filter((change) => !isToldElsewhere(change, retried))
      .flatMap((change): Edit[] => {
        const { impact } = rateChange(change);
        return phrasesOf(change, documents).map((words) => ({
          words,
          impact,
          isTyped: isTyped(change, words),
        }));
      }),
    ...retries.map(({ operation, impact }) => ({
      words: `${ids.get(operation) ?? operation}: when it may be sent again changed`,
      impact,
      isTyped: true,
    })),
    ...scenarioEdits(documents),
  ];
  return [...Map.groupBy(found, ({ words }) => words)].map(([words, same]) => ({
    words,
    impact: furthest(same.map(({ impact }) => impact)),
    isTyped: same.some((edit) => edit.isTyped),
  }));
}

/** Examples are told as scenarios, and retry rules by what of them changed. */
function isToldElsewhere({ path, typeName, property }: RedoclyChange, retried: ReadonlySet<string>): boolean {
  const [, key = '', method = '', extension] = parseFragment(path);
  const isRetry = (extension ?? property) === 'x-retry' && retried.has(`${method.toUpperCase()} ${key}`);
  return isRetry || typeName.startsWith('Example');
}

const constraints = /^(max|min|exclusive|multiple|pattern|unique)/;

function isTyped({ typeName, property, kind }: RedoclyChange, words: string): boolean {
  if (prose.has(typeName) || typeName === 'SpecExtension' || property?.startsWith('x-')) return false;
  if (property === undefined)
    return (
      kind !== 'added' || /^(Operation|PathItem|Response)$/.test(typeName) || words.endsWith(' required')
    );
  return (
    property === 'readOnly' ||
    property === 'writeOnly' ||
    !(annotations.has(property) || constraints.test(property))
  );
}

function scenarioEdits({ before, after }: Documents): Edit[] {
  const [old, now] = [scenariosById(before), scenariosById(after)];
  return [...now].flatMap(([id, scenarios]) => {
    const had = old.get(id);
    if (!had) return [];
    const changed = [...scenarios].flatMap(([name, scenario]): Edit[] => {
      const was = had.get(name);
      if (!was) return [{ words: `the scenario ${name} is new`, impact: 'patch', isTyped: false }];
      return isDeepStrictEqual(was, scenario)
        ? []
        : [{ words: `${name}: the example changed`, impact: 'patch', isTyped: false }];
    });
    const gone = [...had.keys()].filter((name) => !scenarios.has(name));
    return [
      ...changed,
      ...gone.map((name) => ({
        words: `the scenario ${name} is gone`,
        impact: 'patch' as const,
        isTyped: true,
      })),
    ];
  });
}

/** The scenarios with a name, by operation and name. */
function scenariosById(document: OpenApiDocument): ReadonlyMap<string, ReadonlyMap<string, Scenario>> {
  return new Map(
    operationsOf(document).map((operation) => [
      operation.id,
      new Map(
        unbroken(() => scenariosOf(document, operation))
          .filter(({ name }) => name !== '-')
          .map((scenario) => [scenario.name, scenario]),
      ),
    ]),
  );
}

function operationsOf(document: OpenApiDocument) {
  return unbroken(() => [...operations(document)]);
}

/** What is behind references that lead nowhere, in an imported contract, has no words. */
function unbroken<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof OpenApiError) return [];
    throw error;
  }
}

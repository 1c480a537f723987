import { parseFragment } from '@clientele/openapi';
import { annotations, prose, type RedoclyChange, rateChange } from '../contract/rate-change.ts';
import type { Compared } from '../contract/redocly-diff.ts';
import { furthest } from '../impact.ts';
import type { Edit } from './edit.ts';
import { phrasesOf } from './phrases.ts';
import type { Documents } from './place.ts';
import { operationsOf, scenarioEdits } from './scenario-edits.ts';

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

import { isDeepStrictEqual } from 'node:util';
import {
  type OpenApiDocument,
  OpenApiError,
  type Operation,
  operations,
  type Scenario,
  scenariosOf,
} from '@clientele/openapi';
import type { Edit } from './edit.ts';
import type { Documents } from './place.ts';

/** The scenarios that came, went, or say something else, of operations that stayed. */
export function scenarioEdits({ before, after }: Documents): Edit[] {
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
function scenariosById(document: OpenApiDocument): ReadonlyMap<string, ReadonlyMap<string, object>> {
  return new Map(
    operationsOf(document).map((operation) => [
      operation.id,
      new Map(
        unbroken(() => scenariosOf(document, operation))
          .filter(({ name }) => name !== '-')
          .map((scenario) => [scenario.name, own(scenario)]),
      ),
    ]),
  );
}

/** An error that its cause leads to borrows a request, which may change without it. */
function own({ input, ...scenario }: Scenario): object {
  return scenario.ownRequest || !scenario.cause ? { ...scenario, input } : scenario;
}

/** The operations of a document. */
export function operationsOf(document: OpenApiDocument): readonly Operation[] {
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

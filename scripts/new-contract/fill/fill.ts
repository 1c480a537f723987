import type { Tree } from '../tree.ts';
import { fillOperationIds } from './operation-ids.ts';
import { findObjects, valuesOf } from './places.ts';
import { fillScenarios } from './scenarios/fill-scenarios.ts';
import { fillUnknowns } from './unknowns.ts';

/**
 * Fills in what the house asks for and the document does not say, as far as it is known: operationIds,
 * that nobody has looked yet where it comes from (`x-provenance: imported`) and whether it may be sent
 * again (`x-retry: never`), and the names of scenarios. All else is left to lint, which lists it. To fill
 * what is filled changes nothing.
 */
export function fill(tree: Tree): void {
  const values = valuesOf(tree);
  const objects = findObjects(values);
  fillOperationIds(tree, objects);
  fillUnknowns(tree, objects);
  fillScenarios(tree, values, objects);
}

import { operationObjects, referenceGraph } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/** Leaves out the operations that lead to a reference to nothing, however far away it stands. */
export function leaveOutBroken(draft: Draft): void {
  const reach = referenceGraph(draft.document);
  for (const found of operationObjects(draft.document)) {
    if (found.raw['x-left-out'] !== undefined) continue;
    const item = ['paths', found.path];
    const places = [
      ...found.shared.map((node, index) => reach(node, 'parameter', [...item, 'parameters', String(index)])),
      reach(found.raw, 'operation', [...item, found.method]),
    ];
    const faults = new Map(places.flatMap((place) => place.faults.map((fault) => [fault.pointer, fault])));
    for (const { pointer, problem } of faults.values()) draft.leaveOut(found, pointer, problem);
  }
}

import { operationObjects, toPointer } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/** Leaves out what has the method and the path of another but for the names of parameters (section 4.8.8). */
export function leaveOutIdentical(draft: Draft): void {
  const first = new Map<string, string>();
  for (const found of operationObjects(draft.document)) {
    const { method, path, raw } = found;
    if (raw['x-left-out'] !== undefined) continue;
    const key = `${method} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, path);
    else {
      const problem = `The path is the same as ${other} but for the names of parameters; no server can tell them apart.`;
      draft.leaveOut(found, toPointer(['paths', path, method]), problem);
    }
  }
}

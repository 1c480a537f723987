import {
  asMap,
  isObject,
  type OpenApiDocument,
  operationObjects,
  pathItem,
  resolve,
  toPointer,
} from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { unlessBroken } from './unless-broken.ts';

const places: readonly unknown[] = ['path', 'query', 'header', 'cookie'];

/** Leaves out the operations whose parameters do not say what every reader takes for granted (OpenAPI 3.1, section 4.8.12). */
export function leaveOutMalformed(draft: Draft): void {
  const { document } = draft;
  for (const found of operationObjects(document)) {
    if (found.raw['x-left-out'] !== undefined) continue;
    const item = ['paths', found.path];
    const lists = [
      [item, pathItem(document, asMap(document.paths)[found.path])['parameters']],
      [[...item, found.method], found.raw.parameters],
    ] as const;
    for (const [holder, list = []] of lists) {
      const pointer = [...holder, 'parameters'];
      if (!Array.isArray(list)) draft.leaveOut(found, toPointer(pointer), 'parameters is no list.');
      else
        for (const [index, node] of list.entries()) {
          if (isParameter(document, node)) continue;
          const problem =
            'This is no parameter; expected an object with `name`, and `in` as path, query, header or cookie.';
          draft.leaveOut(found, toPointer([...pointer, index]), problem);
        }
    }
  }
}

/** Of a reference to nothing, another step has more to say. */
function isParameter(document: OpenApiDocument, node: unknown): boolean {
  const found = unlessBroken(() => ({ parameter: resolve(document, node) }));
  if (!found) return true;
  const { parameter } = found;
  return isObject(parameter) && typeof parameter['name'] === 'string' && places.includes(parameter['in']);
}

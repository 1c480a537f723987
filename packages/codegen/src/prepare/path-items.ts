import { asMap, isObject, isReference, methods, OpenApiError, pathItem, toPointer } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/** Puts path items where others refer to them: generators read none elsewhere. What is no path item goes. */
export function inlinePathItems(draft: Draft): void {
  const paths = asMap(draft.document.paths);
  for (const [path, item] of Object.entries(paths)) {
    if (path.startsWith('x-')) continue;
    const found = path.startsWith('/') ? read(draft, item) : 'The path does not start with /.';
    if (typeof found === 'object') {
      if (found !== item) paths[path] = structuredClone(found);
    } else {
      delete paths[path];
      draft.removed(toPointer(['paths', path]), found);
    }
  }
  forgetNames(asMap(asMap(draft.document.components)['pathItems']));
}

/** An operation is named where it is served; the name would be there twice. */
function forgetNames(items: Record<string, unknown>): void {
  for (const item of Object.values(items).map(asMap)) {
    for (const method of methods) delete asMap(item[method])['operationId'];
  }
}

/** The path item itself, or what is wrong with it. */
function read({ document }: Draft, item: unknown): object | string {
  if (!isObject(item)) return 'This is no path item; expected an object that has operations.';
  if (!isReference(item)) return item;
  try {
    const { $ref: _followed, ...found } = pathItem(document, item);
    return found;
  } catch (error) {
    if (error instanceof OpenApiError) return error.message;
    throw error;
  }
}

import { asMap, isObject, isReference, methods, OpenApiError, pathItem, toPointer } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/** Puts path items where others refer to them: generators read none elsewhere. What is no path item goes. */
export function inlinePathItems(draft: Draft): void {
  inline(draft, 'paths', (name) => (name.startsWith('/') ? undefined : 'The path does not start with /.'));
  inline(draft, 'webhooks', () => undefined);
}

function inline(draft: Draft, holder: string, nameFault: (name: string) => string | undefined): void {
  const items = asMap(asMap(draft.document)[holder]);
  for (const [name, item] of Object.entries(items)) {
    if (name.startsWith('x-')) continue;
    const found = nameFault(name) ?? read(draft, item);
    if (typeof found === 'object') {
      if (found !== item) items[name] = structuredClone(found);
      removeEmpty(draft, items[name], [holder, name]);
    } else {
      delete items[name];
      draft.removed(toPointer([holder, name]), found);
    }
  }
}

/** Takes away the methods that hold no operation, as one does under which YAML has nothing. */
function removeEmpty(draft: Draft, node: unknown, names: readonly string[]): void {
  const item = asMap(node);
  for (const method of methods) {
    if (!Object.hasOwn(item, method) || isObject(item[method])) continue;
    delete item[method];
    draft.removed(toPointer([...names, method]), 'This is no operation; expected an object.');
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

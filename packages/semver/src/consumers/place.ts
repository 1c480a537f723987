import {
  asMap,
  canonicalPointer,
  methods,
  type OpenApiDocument,
  OpenApiError,
  parseFragment,
  resolve,
  toPointer,
  valueAt,
} from '@clientele/openapi';

/** The same contract before and after. */
export interface Documents {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
}

/** What a place of a document is for people: `Client.status`, `updateClient 404`, `listClients.limit`. */
export function subjectAt(document: OpenApiDocument, pointer: string, isNode: boolean): string {
  const names = namesAt(document, pointer, isNode);
  const [section = '', key = '', name = '', ...rest] = names;
  if (section === 'components') return name + membersOf(document, names.slice(0, 3), rest);
  if (section !== 'paths') return section === '' ? 'the contract' : `the ${section}`;
  if (!isMethod(name)) return key + membersOf(document, names.slice(0, 2), [name, ...rest]);
  return operationAt(document, key, name) + membersOf(document, names.slice(0, 3), rest);
}

/** The operation's name, or its method and path. */
export function operationAt(document: OpenApiDocument, path: string, method: string): string {
  const { operationId } = asMap(valueBehind(document, toPointer(['paths', path, method])));
  return typeof operationId === 'string' ? operationId : `${method.toUpperCase()} ${path}`;
}

/** The extension that a place is of; headers may be called like one. */
export function extensionIn(names: readonly string[]): string | undefined {
  return names.findLast((name) => name.startsWith('x-'));
}

/** What stands at a place, references on the way and at its end followed. */
export function valueBehind(document: OpenApiDocument, pointer: string): unknown {
  return unless(undefined, () => resolve(document, valueAt(document, canonicalPointer(document, pointer))));
}

/** The names of a place, from its component on. A node that changed is looked for behind its reference. */
function namesAt(document: OpenApiDocument, pointer: string, isNode: boolean): readonly string[] {
  const names = parseFragment(pointer);
  const end = isNode ? [...names, 'end'] : names;
  const found = unless(undefined, () => parseFragment(canonicalPointer(document, toPointer(end))));
  return found === undefined ? names : isNode ? found.slice(0, -1) : found;
}

/** The part of a place that says something, in few words. */
function membersOf(document: OpenApiDocument, from: readonly string[], rest: readonly string[]): string {
  let text = '';
  for (let index = 0; index < rest.length; index += 1) {
    const next = rest[index + 1];
    if (next === undefined) break;
    if (rest[index] === 'properties') text += `.${next}`;
    else if (rest[index] === 'responses') text += ` ${next}`;
    else if (rest[index] === 'headers') text += ` header ${next}`;
    else if (rest[index] === 'parameters')
      text += `.${asMap(valueBehind(document, toPointer([...from, 'parameters', next])))['name'] ?? next}`;
    else continue;
    index += 1;
  }
  return text;
}

function isMethod(name: string): boolean {
  return methods.some((method) => method === name);
}

/** In an imported contract references may lead nowhere; its places keep their own names then. */
function unless<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof OpenApiError) return otherwise;
    throw error;
  }
}

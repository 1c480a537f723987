import { isObject } from './json.ts';
import { isPart, visit } from './visit.ts';

/**
 * A copy of a document whose data, examples and extensions, holds no `$ref`. It means nothing there
 * (OpenAPI 3.1, section 4.8.23), but readers that follow every one would open a file or a page.
 */
export function withoutDataReferences<T extends object>(document: T): T {
  const copy = structuredClone(document);
  visit(copy, 'document', (node, kind) => {
    for (const [name, value] of Object.entries(node)) if (!isPart(kind, name)) unrefer(value);
  });
  return copy;
}

function unrefer(data: unknown): void {
  if (isObject(data)) delete data['$ref'];
  if (typeof data === 'object' && data !== null) for (const value of Object.values(data)) unrefer(value);
}

import { toPointer, visit } from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { pattern, patternProperties } from './mend-constraints.ts';
import { mendContent } from './mend-content.ts';
import { refusedDefault } from './mend-default.ts';
import { discriminator } from './mend-discriminator.ts';
import { exclusiveBounds, nullable } from './mend-older.ts';

/** Says in the words of 3.1 what is written for other versions, where that is clear; what is not goes. */
export function mend(draft: Draft): void {
  visit(draft.document, 'document', (node, kind, names) => {
    const problems = kind === 'schema' ? mendSchema(node, draft) : mendContent(node);
    for (const problem of problems) draft.changed(toPointer(names), problem);
  });
}

function mendSchema(schema: Record<string, unknown>, { document }: Draft): string[] {
  nullable(schema);
  exclusiveBounds(schema);
  return [
    ...pattern(schema),
    ...patternProperties(schema),
    ...discriminator(schema, document),
    ...refusedDefault(schema, document),
  ];
}

import { type Kind, toPointer, visit } from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { ownBase, pattern, patternProperties } from './mend-constraints.ts';
import { mendContent } from './mend-content.ts';
import { refusedDefault } from './mend-default.ts';
import { discriminator } from './mend-discriminator.ts';
import { exclusiveBounds, nullable } from './mend-older.ts';
import { mendResponses } from './mend-responses.ts';

/** Says in the words of 3.1 what is written for other versions, where that is clear; what is not goes. */
export function mend(draft: Draft): void {
  visit(draft.document, 'document', (node, kind, names) => {
    for (const problem of problemsOf(draft, node, kind)) draft.changed(toPointer(names), problem);
  });
}

function problemsOf(draft: Draft, node: Record<string, unknown>, kind: Kind): Iterable<string> {
  if (kind === 'schema') return mendSchema(node, draft);
  return kind === 'responses' ? mendResponses(node) : mendContent(node);
}

function mendSchema(schema: Record<string, unknown>, { document }: Draft): string[] {
  nullable(schema);
  exclusiveBounds(schema);
  return [
    ...ownBase(schema),
    ...pattern(schema),
    ...patternProperties(schema),
    ...discriminator(schema, document),
    ...refusedDefault(schema, document),
  ];
}

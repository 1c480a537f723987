import { type Kind, toPointer, visit } from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { dynamicReference, ownBase, pattern, patternProperties } from './mend-constraints.ts';
import { mendContent } from './mend-content.ts';
import { refusedDefault } from './mend-default.ts';
import { declaredTags, discriminator } from './mend-discriminator.ts';
import { exclusiveBounds, nullable, objects } from './mend-older.ts';
import { mendParameters } from './mend-parameters.ts';
import { mendResponses } from './mend-responses.ts';

/** Says in the words of 3.1 what is written for other versions, where that is clear; what is not goes. */
export function mend(draft: Draft): void {
  visit(draft.document, 'document', (node, kind, names) => {
    // For who writes the contract; nobody who has the bundle can do it.
    delete node['x-todo'];
    for (const problem of problemsOf(draft, node, kind, names)) draft.changed(toPointer(names), problem);
  });
}

function problemsOf(
  draft: Draft,
  node: Record<string, unknown>,
  kind: Kind,
  names: readonly string[],
): Iterable<string> {
  if (kind === 'schema')
    return mendSchema(
      node,
      draft,
      names.some((name) => conditions.includes(name)),
    );
  if (kind === 'operation' || kind === 'pathItem') return mendParameters(node, draft.document);
  return kind === 'responses' ? mendResponses(node, draft.document) : mendContent(node);
}

const conditions = ['if', 'not', 'contains'];

function mendSchema(schema: Record<string, unknown>, { document }: Draft, isCondition: boolean): string[] {
  objects(schema, isCondition);
  nullable(schema);
  exclusiveBounds(schema);
  const problems = [
    ...ownBase(schema),
    ...dynamicReference(schema),
    ...pattern(schema),
    ...patternProperties(schema),
    ...discriminator(schema, document),
    ...refusedDefault(schema, document),
  ];
  declaredTags(schema, document);
  return problems;
}

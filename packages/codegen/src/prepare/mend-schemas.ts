import { toPointer, visit } from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { defaultNull, pattern, patternProperties } from './mend-constraints.ts';
import { discriminator } from './mend-discriminator.ts';
import { exclusiveBounds, nullable } from './mend-older.ts';

/** Says in JSON Schema 2020-12 what schemas mean that are written for other drafts, where that is clear. */
export function mendSchemas(draft: Draft): void {
  visit(draft.document, 'document', (schema, kind, names) => {
    if (kind !== 'schema') return;
    nullable(schema);
    exclusiveBounds(schema);
    const problems = [
      ...pattern(schema),
      ...patternProperties(schema),
      ...defaultNull(schema),
      ...discriminator(schema, draft.document),
    ];
    for (const problem of problems) draft.changed(toPointer(names), problem);
  });
}

import { operations } from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { never, notYet } from './unsupported.ts';

/** Leaves out the operations that use what cannot be done, with all that is in their way. */
export function leaveOutUnsupported(draft: Draft): void {
  const rows = [...Object.values(never), ...Object.values(notYet)];
  for (const operation of [...operations(draft.document)]) {
    const problems = rows.flatMap((row) => [...row(draft.document, operation)]);
    for (const { pointer, problem } of problems) draft.leaveOut(operation, pointer, problem);
  }
}

import { operations } from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { unsupported } from './unsupported.ts';

/** Leaves out the operations that use what cannot be done, with all that is in their way. */
export function leaveOutUnsupported(draft: Draft): void {
  for (const operation of [...operations(draft.document)]) {
    for (const { pointer, problem } of unsupported(draft.document, operation))
      draft.leaveOut(operation, pointer, problem);
  }
}

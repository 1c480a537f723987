import { operations } from '@clientele/openapi';
import type { Draft } from './draft.ts';
import { keepToFetch } from './fetch-limits.ts';
import { declarePathParameters } from './path-parameters.ts';
import { chooseSecurity } from './security.ts';
import { unsupported } from './unsupported.ts';

/** Leaves out the operations that use what cannot be done, with all that is in their way; completes the others. */
export function leaveOutUnsupported(draft: Draft): void {
  for (const operation of [...operations(draft.document)]) {
    declarePathParameters(draft, operation);
    chooseSecurity(draft, operation);
    keepToFetch(draft, operation);
    if (operation.path.includes('#')) {
      const problem = 'path with a fragment, which no client sends (RFC 9110, section 7.1).';
      draft.leaveOut(operation, operation.pointer, problem);
    }
    for (const { pointer, problem } of unsupported(draft.document, operation)) {
      draft.leaveOut(operation, pointer, problem);
    }
  }
}

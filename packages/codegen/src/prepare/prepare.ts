import type { OpenApiDocument } from '@clientele/openapi';
import { Draft } from './draft.ts';
import type { Finding } from './finding.ts';
import { hoistReferred } from './hoist-referred.ts';
import { leaveOutBroken } from './leave-out-broken.ts';
import { leaveOutIdentical } from './leave-out-identical.ts';
import { leaveOutMalformed } from './leave-out-malformed.ts';
import { leaveOutUnsupported } from './leave-out-unsupported.ts';
import { leaveOutWebhooks } from './leave-out-webhooks.ts';
import { mend } from './mend.ts';
import { nameOperations } from './name-operations.ts';
import { inlinePathItems } from './path-items.ts';
import { dropBrokenSchemes } from './security.ts';
import { upgraded } from './upgrade.ts';

/** A document that everything can be derived from, and what had to be done to make it one. */
export interface Prepared {
  readonly document: OpenApiDocument;
  readonly findings: readonly Finding[];
}

const steps: readonly ((draft: Draft) => void)[] = [
  inlinePathItems,
  leaveOutWebhooks,
  leaveOutMalformed,
  hoistReferred,
  mend,
  nameOperations,
  leaveOutIdentical,
  dropBrokenSchemes,
  leaveOutBroken,
  // From here on every reference of an operation that is kept leads somewhere.
  leaveOutUnsupported,
];

/**
 * Makes of any OpenAPI document one of version 3.1 that generators, stubs and mocks can take: mends
 * what is odd but clear, and marks the operations that cannot be done with `x-left-out` and the
 * reason. The given document stays as it is; one that is prepared stays the same, without findings.
 *
 * @throws OpenApiError `ERR_VERSION` for what is not OpenAPI 3.1 or 3.0, or Swagger 2.0
 * @example
 * ```ts
 * const { document, findings } = prepare(JSON.parse(await readFile('openapi.json', 'utf8')));
 * for (const { operation, problem } of findings) console.warn(operation, problem);
 * ```
 */
export function prepare(document: object): Prepared {
  const draft = new Draft(upgraded(document));
  for (const step of steps) step(draft);
  return { document: draft.document, findings: draft.findings };
}

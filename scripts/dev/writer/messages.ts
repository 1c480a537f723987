import type { Prepared } from '@clientele/codegen';
import type { Registered } from '@clientele/openapi/register';

/** What the worker is to write. */
export interface Asked {
  readonly contract: Registered;
  readonly prepared: Prepared;
}

/** What came of it. */
export type Told = { readonly findings: readonly string[] } | { readonly failure: string };

import { autional } from './autional/semantics.ts';
import { boruta } from './boruta/semantics.ts';
import { buddy } from './buddy/semantics.ts';
import { launchdarkly } from './launchdarkly/semantics.ts';
import { loopHealth } from './loop-health/semantics.ts';
import type { VendorSemantics } from './vendor.ts';

export { idViolation, toClientId } from './client-id.ts';
export type { Json, JsonObject } from './json.ts';
export { type Circumstances, type KeptClient, updateKept } from './kept-client.ts';
export type { Fault, Refused } from './shared/faults.ts';
export type {
  ClientRecord,
  CreateContext,
  CreateResult,
  RelatedEntry,
  RelatedRecord,
  UpdateContext,
  UpdateResult,
  VendorSemantics,
} from './vendor.ts';
export { autional, boruta, buddy, launchdarkly, loopHealth };

/**
 * Every vendor whose updates are understood, by its name in the register. A contract without an entry is one
 * whose semantics nobody has written down.
 *
 * @example
 * ```ts
 * const vendor = semantics.get(contract.name);
 * ```
 */
export const semantics: ReadonlyMap<string, VendorSemantics> = new Map(
  [buddy, autional, boruta, launchdarkly, loopHealth].map((vendor) => [vendor.name, vendor]),
);
